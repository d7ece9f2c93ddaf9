import type { ComposeNode, Directive, ListNode, MapEntry, MapNode, Position, ScalarNode, ScalarValue } from './node.ts';

const nothingReplaced: readonly Position[] = [];

/** A scalar as it is written; `quoted` text stays text. */
export function scalarNode(
  at: Position,
  value: ScalarValue,
  quoted = false,
  directive: Directive | null = null,
): ScalarNode {
  return { kind: 'scalar', at, replaced: nothingReplaced, directive, value, quoted };
}

export function listNode(at: Position, items: readonly ComposeNode[], directive: Directive | null = null): ListNode {
  return { kind: 'list', at, replaced: nothingReplaced, directive, items };
}

export function mapNode(
  at: Position,
  entries: ReadonlyMap<string, MapEntry>,
  directive: Directive | null = null,
): MapNode {
  return { kind: 'map', at, replaced: nothingReplaced, directive, entries };
}
