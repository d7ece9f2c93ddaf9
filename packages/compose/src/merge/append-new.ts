import type { ComposeNode, ListNode } from '../node.ts';
import { replacedBy } from './replaced-by.ts';

/**
 * Items of both lists, without what is already there: an item that a later file repeats word for word stands once, as
 * Compose has it. Two forms of one thing are two items here; those of unique lists become one later.
 */
export function appendNew(base: ListNode, over: ListNode): ListNode {
  const items: ComposeNode[] = [...base.items];
  const places = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const text = textOf(item);
    places.set(text, places.get(text) ?? index);
  }
  for (const item of over.items) {
    const text = textOf(item);
    const place = places.get(text);
    const earlier = place === undefined ? undefined : items[place];
    if (place !== undefined && earlier !== undefined) {
      items[place] = replacedBy(earlier, item);
      continue;
    }
    places.set(text, items.length);
    items.push(item);
  }
  return { ...base, items };
}

/** Equal for equal data: places do not count, and neither does the order of keys. */
function textOf(node: ComposeNode): string {
  switch (node.kind) {
    case 'scalar':
      // Earlier files are in their long forms by now, where a number may have become a text.
      return JSON.stringify(typeof node.value === 'number' ? String(node.value) : node.value);
    case 'list':
      return `[${node.items.map(textOf).join(',')}]`;
    case 'map':
      return `{${[...node.entries]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { value }]) => `${JSON.stringify(key)}:${textOf(value)}`)
        .join(',')}}`;
  }
}
