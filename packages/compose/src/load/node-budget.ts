import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, NodePath, Position } from '../node.ts';

/** Values of one model, and of all documents of a project together. Aliases and `extends` repeat; a stack does not. */
export const modelBudget = 500_000;
export const projectBudget = 2_000_000;

/** The number of values, each repetition counted; more than `most` is not counted on. */
export function countNodes(root: ComposeNode, most: number): number {
  const waiting: ComposeNode[] = [root];
  let count = 0;
  for (let node = waiting.pop(); node !== undefined && count <= most; node = waiting.pop()) {
    count += 1;
    if (node.kind === 'list') {
      for (const item of node.items) {
        waiting.push(item);
      }
    } else if (node.kind === 'map') {
      for (const { value } of node.entries.values()) {
        waiting.push(value);
      }
    }
  }
  return count;
}

/** Throws COMPOSE_TOO_COMPLEX. */
export function demandWithin(count: number, most: number, at: Position, path: NodePath): void {
  if (count > most) {
    throw new ComposeError({
      code: 'COMPOSE_TOO_COMPLEX',
      message: `More than ${most} values come together here; no stack that people wrote has so many.`,
      at,
      path,
      suggestion: null,
    });
  }
}
