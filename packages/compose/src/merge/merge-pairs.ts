import type { ComposeNode, ListNode, MapEntry, MapNode, ScalarNode } from '../node.ts';
import { appendNew } from './append-new.ts';
import { replacedBy } from './replaced-by.ts';
import { uniqueItems } from './unique-items.ts';
import { byName } from './unique-keys.ts';

/**
 * Values that may be written as a map, as a list of `key=value`, or as one string. Two maps stay a map, anything else
 * becomes a list, in which the later of two equal keys stands in the place of the earlier.
 * Unlike other maps, a later empty value does replace: `TOKEN:` takes the value of an earlier file away and asks the
 * shell instead.
 */
export function mergePairs(base: ComposeNode, over: ComposeNode): ComposeNode {
  if (base.kind === 'map' && over.kind === 'map') {
    return mergePairMaps(base, over);
  }
  return uniqueItems({ ...listAt(base, over), items: [...asItems(base), ...asItems(over)] }, byName, []);
}

/** One text or a list of them: a list without what is already there. */
export function mergeTexts(base: ComposeNode, over: ComposeNode): ComposeNode {
  return appendNew({ ...listAt(base, over), items: asItems(base) }, { ...listAt(over, base), items: asItems(over) });
}

/** Addresses of one host add up; the same pair stands once. A pair of an earlier file is spelled with `=` by now. */
export function mergeHosts(base: ComposeNode, over: ComposeNode): ComposeNode {
  const [earlier, later] = [sortedItems(base), sortedItems(over)];
  const known = new Set(earlier.map(hostPair));
  return { ...listAt(base, over), items: [...earlier, ...later.filter((item) => !known.has(hostPair(item)))] };
}

function mergePairMaps(base: MapNode, over: MapNode): MapNode {
  const entries = new Map<string, MapEntry>(base.entries);
  for (const [key, entry] of over.entries) {
    const earlier = base.entries.get(key);
    entries.set(key, earlier === undefined ? entry : { ...entry, value: replacedBy(earlier.value, entry.value) });
  }
  return { ...base, entries };
}

/** A map of hosts has no order, so the implementation sorts its pairs before it appends. */
function sortedItems(node: ComposeNode): readonly ComposeNode[] {
  const items = asItems(node);
  return node.kind === 'map' ? items.toSorted((a, b) => compareText(textOf(a), textOf(b))) : items;
}

function asItems(node: ComposeNode): readonly ComposeNode[] {
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'scalar':
      return node.value === null ? [] : [node];
    case 'map':
      return [...node.entries].flatMap(([key, { value }]) => pairItems(key, value));
  }
}

function pairItems(key: string, value: ComposeNode): readonly ComposeNode[] {
  if (value.kind === 'list') {
    return value.items.flatMap((item) => pairItems(key, item));
  }
  if (value.kind === 'map') {
    // No such form is valid; it is kept, so that the check of the schema can point at it.
    return [value];
  }
  const text = value.value === null ? key : `${key}=${String(value.value)}`;
  return [{ ...value, value: text, quoted: true } satisfies ScalarNode];
}

function listAt(base: ComposeNode, over: ComposeNode): ListNode {
  const place = base.kind === 'scalar' && base.value === null ? over : base;
  return { kind: 'list', items: [], at: place.at, replaced: place.replaced, directive: null };
}

function hostPair(item: ComposeNode): string {
  return textOf(item).replace(/[:=]/, ' ');
}

function textOf(node: ComposeNode): string {
  return node.kind === 'scalar' ? String(node.value) : '';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
