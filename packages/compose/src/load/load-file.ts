import { ComposeError } from '../compose-error.ts';
import { type FollowedDirectives, takeAway } from '../merge/directives.ts';
import { enforceUnique } from '../merge/enforce-unique.ts';
import { mergeFiles } from '../merge/merge-files.ts';
import type { MapNode } from '../node.ts';
import { applyExtends, extendsServices } from './apply-extends.ts';
import { applyInclude } from './apply-include.ts';
import { inParts, type Stages } from './in-parts.ts';
import { interpolateIn, interpolatorIn } from './interpolate-in.ts';
import type { LoadScope } from './load-scope.ts';
import { documentStages } from './model-stages.ts';
import { countNodes, demandWithin, modelBudget } from './node-budget.ts';
import { promoteExtensions } from './promote-extensions.ts';
import { readDocuments } from './read-documents.ts';
import { type Reading, shownPath } from './reading.ts';

type MakeStages = () => Stages;

/**
 * What the earlier files made, with one more file. The order is that of Compose: each document is interpolated, its
 * includes come in, directives clear what is there, services extend, and the result is merged, made unique, checked
 * and written in long forms before the next document is looked at. `closing` makes what follows the last document.
 */
export async function loadFile(
  scope: LoadScope,
  path: string,
  base: MapNode,
  closing: MakeStages | null,
): Promise<MapNode> {
  const documents = await readDocuments(scope.reading, path);
  if (documents.length === 0 && closing !== null) {
    return inParts(base, closing);
  }
  let model = base;
  for (const [index, document] of documents.entries()) {
    const last = index === documents.length - 1 ? closing : null;
    const added = standsAlone(model, document)
      ? loadAlone(scope, model, document.root, last)
      : await loadOver(scope, path, model, document, last);
    model = withoutVersion(scope.reading, path, added);
  }
  return model;
}

/** Whether nothing but the document itself decides what it means. */
function standsAlone(base: MapNode, { root, cleared }: FollowedDirectives): boolean {
  return base.entries.size === 0 && cleared.length === 0 && !root.entries.has('include') && !extendsServices(root);
}

/** The usual case: each service goes through everything before the next few. It was counted when it was read. */
function loadAlone(scope: LoadScope, base: MapNode, document: MapNode, closing: MakeStages | null): MapNode {
  const { variables, notices } = scope.reading;
  const before = { variables: variables.length, notices: notices.length };
  return inParts(document, () => {
    // What is done again as a whole is told again.
    variables.length = before.variables;
    notices.length = before.notices;
    const interpolate = interpolatorIn(scope);
    const stages = followedBy(documentStages(scope), closing);
    return (part) => {
      const filledIn = promoteExtensions(interpolate(part));
      demandServices(filledIn);
      return stages(mergeFiles(base, filledIn));
    };
  });
}

async function loadOver(
  scope: LoadScope,
  path: string,
  base: MapNode,
  document: FollowedDirectives,
  closing: MakeStages | null,
): Promise<MapNode> {
  const filledIn = promoteExtensions(interpolateIn(scope, document.root));
  demandServices(filledIn);
  const included = await applyInclude(scope, path, filledIn, document.cleared);
  const taken = takeAway(base, included, document.cleared);
  const extended = await applyExtends(scope, path, taken.over, document.cleared);
  const merged = enforceUnique(mergeFiles(taken.base, extended));
  demandWithin(countNodes(merged, modelBudget), modelBudget, document.root.at, []);
  return inParts(merged, () => followedBy(documentStages(scope), closing));
}

function followedBy(stages: Stages, closing: MakeStages | null): Stages {
  if (closing === null) {
    return stages;
  }
  const last = closing();
  return (part) => last(stages(part));
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
