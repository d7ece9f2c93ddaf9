import { canonicalizer } from '../canonical/canonicalize.ts';
import { ComposeError, type Problem } from '../compose-error.ts';
import { resolveNamedVariables } from '../environment/resolve-named-variables.ts';
import { enforceUnique } from '../merge/enforce-unique.ts';
import type { MapNode } from '../node.ts';
import { resolvePaths } from '../normalize/resolve-paths.ts';
import { setDefaults } from '../normalize/set-defaults.ts';
import { checkSchema } from '../schema/check-schema.ts';
import { validateValues } from '../validate/validate-values.ts';
import type { Stages } from './in-parts.ts';
import { homeOf, type LoadScope } from './load-scope.ts';
import { valueAt } from './plain-model.ts';

/** A merged document is made unique, checked, and written in long forms. */
export function documentStages(scope: LoadScope): Stages {
  const canonicalize = canonicalizer({ templates: !scope.stages.interpolate });
  return (part) => {
    const unique = enforceUnique(part);
    demandNoProblems(checkSchema(unique).filter((each) => scope.stages.interpolate || !isTemplate(unique, each)));
    // Ranges of ports collide only once they are written out.
    return enforceUnique(canonicalize(unique));
  };
}

/** The model of all files gets defaults, its values are checked, its paths made absolute, and variables taken over. */
export function projectStages(scope: LoadScope): Stages {
  const home = homeOf(scope);
  return (part) => {
    const filled = setDefaults(part);
    if (scope.stages.check) {
      demandNoProblems(validateValues(filled));
    }
    return resolveNamedVariables(resolvePaths(filled, scope.projectDirectory, home), scope.environment.values);
  };
}

/** Throws the first problem, which carries the others. */
export function demandNoProblems(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) {
    throw new ComposeError(first, others);
  }
}

/** Without interpolation nobody knows what a template will be. */
function isTemplate(model: MapNode, { path }: Problem): boolean {
  const value = valueAt(model, path);
  return value?.kind === 'scalar' && String(value.value).includes('$');
}
