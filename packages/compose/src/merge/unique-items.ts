import type { ComposeNode, ListNode, NodePath } from '../node.ts';
import { replacedBy } from './replaced-by.ts';
import type { UniqueKey } from './unique-keys.ts';

/** One item for each key: the last one, in the place of the first. The same list where no key stands twice. */
export function uniqueItems(node: ListNode, keyOf: UniqueKey, path: NodePath): ListNode {
  const items: ComposeNode[] = [];
  const places = new Map<string, number>();
  for (const [index, item] of node.items.entries()) {
    const key = keyOf(item, [...path, index]);
    const place = key === null ? undefined : places.get(key);
    const earlier = place === undefined ? undefined : items[place];
    if (place !== undefined && earlier !== undefined) {
      items[place] = replacedBy(earlier, item);
      continue;
    }
    if (key !== null) {
      places.set(key, items.length);
    }
    items.push(item);
  }
  return items.length === node.items.length ? node : { ...node, items };
}
