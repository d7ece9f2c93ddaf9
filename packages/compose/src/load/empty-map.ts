import type { MapNode, Position } from '../node.ts';

/** A map that nobody wrote. */
export const nowhere: Position = { file: '', line: 0, column: 0 };

export function emptyMap(at: Position = nowhere): MapNode {
  return { kind: 'map', entries: new Map(), at, replaced: [], directive: null };
}
