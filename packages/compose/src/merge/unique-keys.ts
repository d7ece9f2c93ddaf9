import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, MapNode, NodePath, ScalarValue } from '../node.ts';

/** The key by which an item of a list is one of a kind; null where the item has none and stays as it is. */
export type UniqueKey = (item: ComposeNode, path: NodePath) => string | null;

/** The text before `=`. */
export const byName: UniqueKey = (item) =>
  item.kind === 'scalar' && typeof item.value === 'string' ? (item.value.split('=', 1)[0] ?? '') : null;

/** `expose: [80, "80"]` is one port. */
export const byPort: UniqueKey = (item) => (item.kind === 'scalar' ? String(item.value) : null);

/** Two files may be given as a path or with options; the path is the key. */
export const byPath: UniqueKey = (item, path) =>
  item.kind === 'map' ? textOf(needed(item, 'path', path)) : byPort(item, path);

/**
 * Address, published port, target and protocol. So `127.0.0.1:80:80` does not replace `80:80`: both stay, and the
 * engine then refuses to start.
 */
export const byBinding: UniqueKey = (item, path) => {
  if (item.kind !== 'map') {
    return byPort(item, path);
  }
  const host = textOf(valueOf(item, 'host_ip') ?? '0.0.0.0');
  const protocol = textOf(valueOf(item, 'protocol') ?? 'tcp');
  return `${host}:${textOf(valueOf(item, 'published') ?? '')}:${textOf(needed(item, 'target', path))}/${protocol}`;
};

/** Mounts and devices are one of a kind by their place in the container. Short forms get long before they can collide. */
export const byTarget: UniqueKey = (item, path) => (item.kind === 'map' ? textOf(needed(item, 'target', path)) : null);

/** Secrets and configs: the target, or the place that the source has by default. */
export function byMount(folder: string): UniqueKey {
  return (item) => {
    if (item.kind === 'map') {
      const target = valueOf(item, 'target');
      return target === null ? `${folder}/${textOf(valueOf(item, 'source') ?? '')}` : textOf(target);
    }
    return item.kind === 'scalar' ? `${folder}/${String(item.value)}` : null;
  };
}

function valueOf(item: MapNode, key: string): ScalarValue {
  const value = item.entries.get(key)?.value;
  return value?.kind === 'scalar' ? value.value : null;
}

function needed(item: MapNode, key: string, path: NodePath): ScalarValue {
  const value = valueOf(item, key);
  if (value === null) {
    throw new ComposeError({
      code: 'COMPOSE_VALUE',
      message: `${path.join('.')} has no ${key}.`,
      at: item.at,
      path: [...path],
      suggestion: `Add \`${key}:\`.`,
    });
  }
  return value;
}

function textOf(value: ScalarValue): string {
  return String(value);
}
