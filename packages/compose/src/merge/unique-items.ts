import type { ComposeNode, ListNode } from '../node.ts';
import { replacedBy } from './replaced-by.ts';
import type { UniqueKey } from './unique-keys.ts';

/**
 * One item for each key: the last one, in the place of the first. The same list where no key stands twice. `path` is
 * that of the list, lengthened while an item is looked at.
 */
export function uniqueItems(node: ListNode, keyOf: UniqueKey, path: (string | number)[]): ListNode {
  if (node.items.length < 2) {
    // Nothing to compare it with; an item without its target is refused all the same.
    for (const item of node.items) {
      keyIn(path, 0, item, keyOf);
    }
    return node;
  }
  const items: ComposeNode[] = [];
  const places = new Map<string, number>();
  node.items.forEach((item, index) => {
    const key = keyIn(path, index, item, keyOf);
    const place = key === null ? undefined : places.get(key);
    const earlier = place === undefined ? undefined : items[place];
    if (place !== undefined && earlier !== undefined) {
      items[place] = replacedBy(earlier, item);
      return;
    }
    if (key !== null) {
      places.set(key, items.length);
    }
    items.push(item);
  });
  return items.length === node.items.length ? node : { ...node, items };
}

function keyIn(path: (string | number)[], index: number, item: ComposeNode, keyOf: UniqueKey): string | null {
  path.push(index);
  const key = keyOf(item, path);
  path.pop();
  return key;
}
