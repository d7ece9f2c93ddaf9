import { ComposeError } from '../compose-error.ts';
import { takeAway } from '../merge/directives.ts';
import { mergeResources } from '../merge/merge-files.ts';
import { replacedBy } from '../merge/replaced-by.ts';
import { sameValue } from '../merge/same-value.ts';
import type { ComposeNode, MapEntry, MapNode, NodePath } from '../node.ts';
import { emptyMap } from './empty-map.ts';
import { folderOf, resolvePath } from './file-paths.ts';
import { type IncludeEntry, includeEntries } from './include-entries.ts';
import { deepestChain, type LoadScope, mostIncludes } from './load-scope.ts';
import { envFileOf, withEnvFiles } from './project-environment.ts';
import { isThere, shownPath } from './reading.ts';
import { refuseRemote } from './refuse-remote.ts';

const importedKinds = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'];

/**
 * The document with the resources of what it includes. An included project has its own folder, `.env` and variables.
 * The specification says that a resource of the same name is not merged, and that includes come in once all files are
 * merged. The implementation does it document by document, and merges with the including file as the later one.
 * Throws COMPOSE_INCLUDE and COMPOSE_CYCLE.
 */
export async function applyInclude(
  scope: LoadScope,
  path: string,
  document: MapNode,
  cleared: readonly NodePath[],
): Promise<MapNode> {
  const include = document.entries.get('include');
  if (include === undefined) {
    return document;
  }
  const entries = new Map(document.entries);
  entries.delete('include');
  let model: MapNode = { ...document, entries };
  for (const entry of includeEntries(include.value)) {
    model = withResources(model, await loadIncluded(scope, path, entry), cleared);
  }
  return model;
}

async function loadIncluded(scope: LoadScope, path: string, entry: IncludeEntry): Promise<MapNode> {
  const { reading } = scope;
  const files: string[] = [];
  for (const { text, at } of entry.paths) {
    refuseRemote(text, at, entry.place, 'COMPOSE_INCLUDE');
    const file = resolvePath(scope.projectDirectory, text);
    if (!(await isThere(reading, file))) {
      throw refused('COMPOSE_INCLUDE', `${shownPath(reading, file)}, which is included, does not exist.`, {
        ...entry,
        at,
      });
    }
    files.push(file);
  }
  const main = files[0] ?? path;
  const including = [...scope.including, path];
  refuseCycle(scope, including, files, entry);
  const projectDirectory =
    entry.projectDirectory === null ? folderOf(main) : resolvePath(scope.projectDirectory, entry.projectDirectory);
  const environment = await withEnvFiles(
    reading,
    scope.environment,
    entry.envFiles.length === 0
      ? await envFileOf(reading, projectDirectory)
      : entry.envFiles.filter((file) => file !== '/dev/null').map((file) => resolvePath(scope.projectDirectory, file)),
  );
  const key = JSON.stringify([
    files,
    projectDirectory,
    [...environment.values].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  const known = scope.included.get(key);
  if (known === undefined && scope.included.size >= mostIncludes) {
    throw refused('COMPOSE_TOO_COMPLEX', `More than ${mostIncludes} projects are included.`, entry);
  }
  const inner: LoadScope = { ...scope, environment, projectDirectory, including, extended: new Map() };
  const loading = known ?? scope.loadFiles(inner, files);
  scope.included.set(key, loading);
  return loading;
}

/** Any file of the entry counts: two that include each other's list would wait for one another for ever. */
function refuseCycle(
  scope: LoadScope,
  including: readonly string[],
  files: readonly string[],
  entry: IncludeEntry,
): void {
  const again = files.find((file) => including.includes(file));
  if (again !== undefined) {
    const names = [...including.slice(including.indexOf(again)), again].map((file) => shownPath(scope.reading, file));
    throw refused('COMPOSE_CYCLE', `Files include each other in a circle: ${names.join(' includes ')}.`, entry);
  }
  if (including.length > deepestChain) {
    throw refused('COMPOSE_TOO_COMPLEX', `More than ${deepestChain} files include one another in a row.`, entry);
  }
}

function withResources(document: MapNode, imported: MapNode, cleared: readonly NodePath[]): MapNode {
  let model = document;
  for (const kind of importedKinds) {
    const from = imported.entries.get(kind);
    const to = model.entries.get(kind) ?? { keyAt: from?.keyAt ?? document.at, value: emptyMap(from?.value.at) };
    // What is no map here is refused by the check of the schema.
    if (from?.value.kind === 'map' && (to.value.kind === 'map' || isNothing(to.value))) {
      const value = withImported(to.value.kind === 'map' ? to.value : emptyMap(to.value.at), from.value, kind, cleared);
      model = { ...model, entries: new Map(model.entries).set(kind, { ...to, value }) };
    }
  }
  return model;
}

function withImported(own: MapNode, imported: MapNode, kind: string, cleared: readonly NodePath[]): MapNode {
  const entries = new Map<string, MapEntry>(own.entries);
  for (const [name, entry] of imported.entries) {
    const mine = own.entries.get(name);
    // The same resource by two ways must not have its lists doubled.
    if (mine === undefined) {
      entries.set(name, entry);
    } else if (!sameValue(mine.value, entry.value)) {
      entries.set(name, { ...mine, value: laidOver(entry.value, mine.value, kind, name, cleared) });
    }
  }
  return { ...own, entries };
}

function laidOver(
  imported: ComposeNode,
  own: ComposeNode,
  kind: string,
  name: string,
  cleared: readonly NodePath[],
): ComposeNode {
  if (imported.kind !== 'map' || own.kind !== 'map') {
    return isNothing(own) ? imported : replacedBy(imported, own);
  }
  const within = cleared.filter((path) => path[0] === kind && path[1] === name && path.length > 2);
  const taken = takeAway(
    imported,
    own,
    within.map((path) => path.slice(2)),
  );
  return { ...mergeResources(taken.base, taken.over, kind, name), at: own.at };
}

function isNothing(node: ComposeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function refused(
  code: 'COMPOSE_INCLUDE' | 'COMPOSE_CYCLE' | 'COMPOSE_TOO_COMPLEX',
  message: string,
  { at, place }: Pick<IncludeEntry, 'at' | 'place'>,
): ComposeError {
  return new ComposeError({ code, message, at, path: place, suggestion: null });
}
