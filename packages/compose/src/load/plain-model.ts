import type { Plain } from '../compose-model.ts';
import type { ComposeNode, MapNode, NodePath, Position } from '../node.ts';
import { isAdded } from '../node-edit/node-edit.ts';

/** The value without places. */
export function toPlain(node: ComposeNode): Plain {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toPlain);
    case 'map':
      return plainMap(node);
  }
}

/** Own properties only, whatever the keys are called: `__proto__` is a key like any other. */
function plainMap(node: MapNode): Plain {
  const pairs = [...node.entries].map(([key, entry]) => [key, toPlain(entry.value)] as const);
  return Object.fromEntries(pairs);
}

/** Where the value at a path was written, and what it replaced; null where nothing is, or the loader added it. */
export function originAt(
  root: MapNode,
  path: NodePath,
): { readonly at: Position; readonly replaced: readonly Position[] } | null {
  const node = valueAt(root, path);
  return node === null || isAdded(node.at) ? null : { at: node.at, replaced: node.replaced };
}

/** The value at a path; null where there is none. */
export function valueAt(root: ComposeNode, path: NodePath): ComposeNode | null {
  let node = root;
  for (const part of path) {
    const below = node.kind === 'map' ? node.entries.get(String(part))?.value : itemOf(node, part);
    if (below === undefined) {
      return null;
    }
    node = below;
  }
  return node;
}

function itemOf(node: ComposeNode, part: string | number): ComposeNode | undefined {
  return node.kind === 'list' && typeof part === 'number' ? node.items[part] : undefined;
}
