import { canonicalize } from '../canonical/canonicalize.ts';
import { ComposeError, type Problem } from '../compose-error.ts';
import type { FollowedDirectives } from '../merge/directives.ts';
import { takeAway } from '../merge/directives.ts';
import { enforceUnique } from '../merge/enforce-unique.ts';
import { mergeFiles } from '../merge/merge-files.ts';
import type { MapNode } from '../node.ts';
import { checkSchema } from '../schema/check-schema.ts';
import { applyExtends } from './apply-extends.ts';
import { applyInclude } from './apply-include.ts';
import { interpolateIn } from './interpolate-in.ts';
import type { LoadScope } from './load-scope.ts';
import { countNodes, demandWithin, modelBudget } from './node-budget.ts';
import { valueAt } from './plain-model.ts';
import { promoteExtensions } from './promote-extensions.ts';
import { readDocuments } from './read-documents.ts';
import { type Reading, shownPath } from './reading.ts';

/**
 * What the earlier files made, with one more file. The order is that of Compose: each document is interpolated, its
 * includes come in, directives clear what is there, services extend, and the result is merged, made unique, checked
 * and written in long forms before the next document is looked at.
 */
export async function loadFile(scope: LoadScope, path: string, base: MapNode): Promise<MapNode> {
  let model = base;
  for (const document of await readDocuments(scope.reading, path)) {
    model = await addDocument(scope, path, model, document);
  }
  return model;
}

async function addDocument(
  scope: LoadScope,
  path: string,
  base: MapNode,
  document: FollowedDirectives,
): Promise<MapNode> {
  const filledIn = promoteExtensions(interpolateIn(scope, document.root));
  demandServices(filledIn);
  const included = await applyInclude(scope, path, filledIn, document.cleared);
  const taken = takeAway(base, included, document.cleared);
  const extended = await applyExtends(scope, path, taken.over, document.cleared);
  const merged = enforceUnique(mergeFiles(taken.base, extended));
  // A document that stands alone was counted when it was read.
  if (base.entries.size > 0 || extended !== filledIn) {
    demandWithin(countNodes(merged, modelBudget), modelBudget, document.root.at, []);
  }
  demandNoProblems(checkSchema(merged).filter((problem) => scope.stages.interpolate || !isTemplate(merged, problem)));
  const model = withoutVersion(scope.reading, path, merged);
  // Ranges of ports collide only once they are written out.
  return enforceUnique(canonicalize(model, { templates: !scope.stages.interpolate }));
}

/** Elsewhere an empty value changes nothing; a document whose services are none is refused, as by Compose. */
function demandServices(document: MapNode): void {
  const services = document.entries.get('services');
  if (services?.value.kind === 'scalar' && services.value.value === null && services.value.directive === null) {
    throw new ComposeError({
      code: 'COMPOSE_SCHEMA',
      message: 'services must be a map, and is empty.',
      at: services.keyAt,
      path: ['services'],
      suggestion: 'Fill it in, or take the key away.',
    });
  }
}

/** Without interpolation nobody knows what a template will be. */
function isTemplate(model: MapNode, { path }: Problem): boolean {
  const value = valueAt(model, path);
  return value?.kind === 'scalar' && String(value.value).includes('$');
}

/** Throws the first problem, which carries the others. */
export function demandNoProblems(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) {
    throw new ComposeError(first, others);
  }
}

function withoutVersion(reading: Reading, path: string, model: MapNode): MapNode {
  const version = model.entries.get('version');
  if (version === undefined) {
    return model;
  }
  reading.notices.push({
    code: 'obsolete-version',
    message: `${shownPath(reading, path)}: \`version\` is obsolete and has no effect.`,
    at: version.keyAt,
    path: ['version'],
    suggestion: 'Remove it.',
  });
  const entries = new Map(model.entries);
  entries.delete('version');
  return { ...model, entries };
}
