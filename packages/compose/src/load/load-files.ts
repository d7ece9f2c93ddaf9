import { resolveNamedVariables } from '../environment/resolve-named-variables.ts';
import type { MapNode } from '../node.ts';
import { resolvePaths } from '../normalize/resolve-paths.ts';
import { setDefaults } from '../normalize/set-defaults.ts';
import { validateValues } from '../validate/validate-values.ts';
import { emptyMap } from './empty-map.ts';
import { demandNoProblems, loadFile } from './load-file.ts';
import { homeOf, type LoadScope } from './load-scope.ts';

/** The files of one project as one model with defaults, values checked, paths absolute and variables taken over. */
export async function loadFiles(scope: LoadScope, files: readonly string[]): Promise<MapNode> {
  let model = emptyMap();
  for (const file of files) {
    model = await loadFile(scope, file, model);
  }
  model = setDefaults(model);
  if (scope.stages.check) {
    demandNoProblems(validateValues(model));
  }
  return resolveNamedVariables(resolvePaths(model, scope.projectDirectory, homeOf(scope)), scope.environment.values);
}
