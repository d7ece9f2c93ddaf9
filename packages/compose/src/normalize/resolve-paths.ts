import { isWindowsAbsolute, joinPath } from '../formats/posix-path.ts';
import type { ComposeNode, MapNode } from '../node.ts';
import { changeItems, changeServices, changeUnder, changeValues, scalarAs, textUnder } from '../node-edit/node-edit.ts';

type Change = (node: ComposeNode) => ComposeNode;

/** A context that is fetched from elsewhere. */
const REMOTE = /^(?:https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@|service:)|:\/\//;

/**
 * Makes relative paths of a canonical model absolute; paths that are absolute already stay as they are written.
 * `home` is what `~` stands for, normally HOME of the environment; without it `~` is taken for a folder, as Compose does.
 */
export function resolvePaths(root: MapNode, projectDirectory: string, home: string | null = null): MapNode {
  const expand = (path: string) => (path.startsWith('~') && home !== null ? joinPath(home, path.slice(1)) : path);
  const absolute = changePath((path) => {
    const expanded = expand(path);
    return expanded.startsWith('/') ? expanded : joinPath(projectDirectory, expanded);
  });
  const onEitherSystem = changePath((path) => {
    const expanded = expand(path);
    const isAbsolute = expanded.startsWith('/') || isWindowsAbsolute(expanded);
    return isAbsolute ? expanded : joinPath(projectDirectory, expanded);
  });
  const context: Change = (node) =>
    node.kind === 'scalar' && typeof node.value === 'string' && REMOTE.test(node.value) ? node : absolute(node);

  const ofContainer = (container: MapNode) => {
    let changed = changeUnder(container, 'env_file', eachItem(under('path', unlessEmpty(absolute))));
    changed = changeUnder(changed, 'label_file', eachItem(unlessEmpty(absolute)));
    return changeUnder(changed, 'volumes', eachItem(bindSource(onEitherSystem)));
  };
  const resolved = changeServices(root, (service) => {
    let changed = changeUnder(service, 'build', (build) => resolveBuild(build, context, onEitherSystem));
    changed = changeUnder(changed, 'develop', under('watch', eachItem(under('path', unlessEmpty(absolute)))));
    changed = changeUnder(
      changed,
      'pre_start',
      eachItem((step) => (step.kind === 'map' ? ofContainer(step) : step)),
    );
    return ofContainer(changed);
  });
  const file = eachValue(under('file', unlessEmpty(onEitherSystem)));
  const withFiles = changeUnder(changeUnder(resolved, 'configs', file), 'secrets', file);
  return changeUnder(withFiles, 'volumes', eachValue(boundDevice(onEitherSystem)));
}

function resolveBuild(build: ComposeNode, context: Change, absolute: Change): ComposeNode {
  if (build.kind !== 'map') {
    return build;
  }
  const withContext = changeUnder(build, 'context', context);
  const withContexts = changeUnder(withContext, 'additional_contexts', eachValue(context));
  return changeUnder(withContexts, 'ssh', eachValue(unlessEmpty(absolute)));
}

function bindSource(absolute: Change): Change {
  return (volume) =>
    volume.kind === 'map' && textUnder(volume, 'type') === 'bind' ? changeUnder(volume, 'source', absolute) : volume;
}

/** A volume of the local driver that is a bind mount in disguise. */
function boundDevice(absolute: Change): Change {
  return function resolveDevice(volume) {
    if (volume.kind !== 'map' || textUnder(volume, 'driver') !== 'local') {
      return volume;
    }
    return changeUnder(volume, 'driver_opts', (options) =>
      options.kind === 'map' && textUnder(options, 'o') === 'bind'
        ? changeUnder(options, 'device', unlessEmpty(absolute))
        : options,
    );
  };
}

function changePath(change: (path: string) => string): Change {
  return function resolvePath(node) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      return node;
    }
    const path = change(node.value);
    return path === node.value ? node : scalarAs(node, path);
  };
}

function unlessEmpty(change: Change): Change {
  return (node) => (node.kind === 'scalar' && node.value === '' ? node : change(node));
}

function under(key: string, change: Change): Change {
  return (node) => (node.kind === 'map' ? changeUnder(node, key, change) : node);
}

function eachItem(change: Change): Change {
  return (node) => (node.kind === 'list' ? changeItems(node, change) : node);
}

function eachValue(change: Change): Change {
  return (node) => (node.kind === 'map' ? changeValues(node, change) : node);
}
