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

function plainMap(node: MapNode): Plain {
  const plain: Record<string, Plain> = {};
  node.entries.forEach(({ value }, key) => {
    setOwn(plain, key, toPlain(value));
  });
  return plain;
}

/** An own property, whatever it is called: assigning `__proto__` would give the object another prototype. */
export function setOwn(object: Record<string, Plain>, key: string, value: Plain): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
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
