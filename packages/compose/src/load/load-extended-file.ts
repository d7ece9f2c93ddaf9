import { canonicalize } from '../canonical/canonicalize.ts';
import { ComposeError } from '../compose-error.ts';
import { takeAway } from '../merge/directives.ts';
import { enforceUnique } from '../merge/enforce-unique.ts';
import { mergeFiles } from '../merge/merge-files.ts';
import type { MapNode, NodePath, Position } from '../node.ts';
import { changeServices, changeUnder } from '../node-edit/node-edit.ts';
import { resolvePaths } from '../normalize/resolve-paths.ts';
import { emptyMap } from './empty-map.ts';
import { folderOf, resolvePath } from './file-paths.ts';
import { interpolateIn } from './interpolate-in.ts';
import { type ExtendedFile, homeOf, type LoadScope } from './load-scope.ts';
import { promoteExtensions } from './promote-extensions.ts';
import { readDocuments } from './read-documents.ts';
import { isThere, shownPath } from './reading.ts';
import { refuseRemote } from './refuse-remote.ts';

/**
 * The services of another file, with paths relative to that file. Its includes are not followed, and it is not checked
 * on its own: what comes of it is checked where it is used.
 * Throws COMPOSE_EXTENDS where the file is missing or has no services.
 */
export function loadExtendedFile(
  scope: LoadScope,
  written: string,
  at: Position,
  path: NodePath,
): Promise<ExtendedFile> {
  refuseRemote(written, at, path, 'COMPOSE_EXTENDS');
  const file = resolvePath(scope.projectDirectory, written);
  const known = scope.extended.get(file);
  const loading = known ?? load(scope, file, at, path);
  scope.extended.set(file, loading);
  return loading;
}

async function load(scope: LoadScope, file: string, at: Position, path: NodePath): Promise<ExtendedFile> {
  if (!(await isThere(scope.reading, file))) {
    throw refused(`${shownPath(scope.reading, file)}, which this service extends, does not exist.`, at, path);
  }
  let model = emptyMap(at);
  let cleared: readonly NodePath[] = [];
  for (const document of await readDocuments(scope.reading, file)) {
    const taken = takeAway(model, promoteExtensions(interpolateIn(scope, document.root)), document.cleared);
    model = enforceUnique(
      canonicalize(enforceUnique(mergeFiles(taken.base, taken.over)), { templates: !scope.stages.interpolate }),
    );
    cleared = document.cleared;
  }
  const resolved = resolvePaths(model, folderOf(file), homeOf(scope));
  const services = withExtendsFrom(folderOf(file), resolved).entries.get('services')?.value;
  if (services?.kind !== 'map') {
    throw refused(`${shownPath(scope.reading, file)}, which this service extends, has no services.`, at, path);
  }
  return { path: file, services: services satisfies MapNode, cleared, resolved: new Map() };
}

/** Where the file's own services extend others, the path starts at this file too. */
function withExtendsFrom(folder: string, model: MapNode): MapNode {
  return changeServices(model, (service) =>
    changeUnder(service, 'extends', (target) =>
      target.kind === 'map'
        ? changeUnder(target, 'file', (file) =>
            file.kind === 'scalar' && typeof file.value === 'string'
              ? { ...file, value: resolvePath(folder, file.value) }
              : file,
          )
        : target,
    ),
  );
}

function refused(message: string, at: Position, path: NodePath): ComposeError {
  return new ComposeError({ code: 'COMPOSE_EXTENDS', message, at, path, suggestion: null });
}
