import type { ComposeNode, MapEntry, MapNode, NodePath } from '../node.ts';
import { replacedBy } from './replaced-by.ts';

/** A document without what it marked `!reset`, and the places that its `!reset` and `!override` clear in earlier ones. */
export interface FollowedDirectives {
  readonly root: MapNode;
  readonly cleared: readonly NodePath[];
}

/**
 * Collects `!reset` and `!override`. A reset value goes, from maps and from lists; an overriding one stays, and nothing
 * inside it is looked at. Items of earlier lists cannot be cleared one by one, as in Compose.
 */
export function collectDirectives(root: MapNode): FollowedDirectives {
  if (!holdsDirective(root)) {
    return { root, cleared: [] };
  }
  const cleared: NodePath[] = [];
  const kept = keep(root, [], cleared);
  return { root: kept?.kind === 'map' ? kept : { ...root, entries: new Map(), directive: null }, cleared };
}

/** `base` without the cleared places, and `over` with the memory of what its `!override` values replaced. */
export function takeAway(
  base: MapNode,
  over: MapNode,
  cleared: readonly NodePath[],
): { readonly base: MapNode; readonly over: MapNode } {
  let [left, right] = [base, over];
  for (const path of cleared) {
    const gone = valueAt(left, path);
    if (gone !== null) {
      left = withChanged(left, path, () => null);
      right = withChanged(right, path, (later) => replacedBy(gone, later));
    }
  }
  return { base: left, over: right };
}

/** The value at a path of map keys; null where there is none. */
function valueAt(root: MapNode, path: NodePath): ComposeNode | null {
  let node: ComposeNode = root;
  for (const key of path) {
    const next: ComposeNode | undefined =
      node.kind === 'map' && typeof key === 'string' ? node.entries.get(key)?.value : undefined;
    if (next === undefined) {
      return null;
    }
    node = next;
  }
  return node;
}

function withChanged(root: MapNode, path: NodePath, change: (node: ComposeNode) => ComposeNode | null): MapNode {
  const [key, ...rest] = path;
  const entry = typeof key === 'string' ? root.entries.get(key) : undefined;
  if (typeof key !== 'string' || entry === undefined) {
    return root;
  }
  const value = rest.length === 0 ? change(entry.value) : below(entry.value, rest, change);
  const entries = new Map(root.entries);
  if (value === null) {
    entries.delete(key);
  } else {
    entries.set(key, { ...entry, value });
  }
  return { ...root, entries };
}

function below(node: ComposeNode, rest: NodePath, change: (node: ComposeNode) => ComposeNode | null): ComposeNode {
  return node.kind === 'map' ? withChanged(node, rest, change) : node;
}

/** A tag may stand in a comment only; then nothing is copied. */
function holdsDirective(node: ComposeNode): boolean {
  if (node.directive !== null) {
    return true;
  }
  if (node.kind === 'list') {
    return node.items.some(holdsDirective);
  }
  if (node.kind === 'map') {
    for (const { value } of node.entries.values()) {
      if (holdsDirective(value)) {
        return true;
      }
    }
  }
  return false;
}

function keep(node: ComposeNode, path: NodePath, cleared: NodePath[]): ComposeNode | null {
  if (node.directive !== null) {
    cleared.push(path);
    return node.directive === 'reset' ? null : plain(node);
  }
  if (node.kind === 'list') {
    const items = node.items.map((item, index) => keep(item, [...path, index], cleared));
    return items.every((item, index) => item === node.items[index])
      ? node
      : { ...node, items: items.filter((item) => item !== null) };
  }
  return node.kind === 'map' ? keepMap(node, path, cleared) : node;
}

function keepMap(node: MapNode, path: NodePath, cleared: NodePath[]): MapNode {
  let entries: Map<string, MapEntry> | null = null;
  for (const [key, entry] of node.entries) {
    const value = keep(entry.value, [...path, key], cleared);
    if (value !== entry.value) {
      entries ??= new Map(node.entries);
      if (value === null) {
        entries.delete(key);
      } else {
        entries.set(key, { ...entry, value });
      }
    }
  }
  return entries === null ? node : { ...node, entries };
}

/** The value without directives at any depth: what is inside an overriding value is taken as written. */
function plain(node: ComposeNode): ComposeNode {
  switch (node.kind) {
    case 'scalar':
      return { ...node, directive: null };
    case 'list':
      return { ...node, directive: null, items: node.items.map(plain) };
    case 'map':
      return {
        ...node,
        directive: null,
        entries: new Map([...node.entries].map(([key, entry]) => [key, { ...entry, value: plain(entry.value) }])),
      };
  }
}
