import type { ComposeNode } from '../node.ts';

/** Equal as data; places do not count, and neither does the order of keys. */
export function sameValue(left: ComposeNode, right: ComposeNode): boolean {
  if (left === right) {
    return true;
  }
  if (left.kind === 'scalar' || right.kind === 'scalar') {
    return left.kind === 'scalar' && right.kind === 'scalar' && left.value === right.value;
  }
  if (left.kind === 'list' || right.kind === 'list') {
    return (
      left.kind === 'list' &&
      right.kind === 'list' &&
      left.items.length === right.items.length &&
      left.items.every((item, index) => {
        const other = right.items[index];
        return other !== undefined && sameValue(item, other);
      })
    );
  }
  return (
    left.entries.size === right.entries.size &&
    [...left.entries].every(([key, { value }]) => {
      const other = right.entries.get(key)?.value;
      return other !== undefined && sameValue(value, other);
    })
  );
}
