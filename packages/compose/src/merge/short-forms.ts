import type { ComposeNode, ListNode, MapEntry, MapNode, ScalarNode, ScalarValue } from '../node.ts';

/** `build: ./folder` is its context. Null where the form is neither short nor long. */
export function asBuild(node: ComposeNode): MapNode | null {
  if (node.kind === 'map') {
    return node;
  }
  if (node.kind === 'scalar' && typeof node.value === 'string') {
    return mapAt(node, [['context', node]]);
  }
  return null;
}

/** A list of services, or one, is a map of them with the condition of the short form. */
export function asDependencies(node: ComposeNode): MapNode | null {
  return namesAsMap(node, (item) =>
    mapAt(item, [
      ['condition', scalarAt(item, 'service_started')],
      ['required', scalarAt(item, true)],
    ]),
  );
}

/** A list of networks or models, or one, is a map of them without options. */
export function asNames(node: ComposeNode): MapNode | null {
  return namesAsMap(node, (item) => scalarAt(item, null));
}

function namesAsMap(node: ComposeNode, value: (item: ScalarNode) => ComposeNode): MapNode | null {
  if (node.kind === 'map') {
    return node;
  }
  if (node.kind === 'scalar' && typeof node.value === 'string') {
    return mapAt(node, [[node.value, value(node)]]);
  }
  if (node.kind !== 'list' || !hasOnlyNames(node)) {
    return null;
  }
  return mapAt(
    node,
    node.items.flatMap((item) => (item.kind === 'scalar' ? [[String(item.value), value(item)] as const] : [])),
  );
}

function hasOnlyNames(list: ListNode): boolean {
  return list.items.every((item) => item.kind === 'scalar' && typeof item.value === 'string');
}

function mapAt(place: ComposeNode, pairs: readonly (readonly [string, ComposeNode])[]): MapNode {
  const entries = new Map<string, MapEntry>(pairs.map(([key, value]) => [key, { keyAt: value.at, value }]));
  return { kind: 'map', entries, at: place.at, replaced: place.replaced, directive: place.directive };
}

function scalarAt(place: ComposeNode, value: ScalarValue): ScalarNode {
  return { kind: 'scalar', value, quoted: false, at: place.at, replaced: place.replaced, directive: null };
}
