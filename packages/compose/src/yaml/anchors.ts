import type { ComposeNode } from '../node.ts';
import type { Properties } from './properties.ts';
import type { Source } from './source.ts';

/** Parses a value and, if it has an anchor, remembers it with its size and height for the aliases that follow. */
export function withAnchor(
  source: Source,
  properties: Properties | null,
  depth: number,
  parse: () => ComposeNode,
): ComposeNode {
  const name = properties === null ? null : properties.anchor;
  if (name === null) {
    return parse();
  }
  source.anchors.set(name, { node: null, size: 0, height: 0 });
  const nodes = source.nodes;
  const deepest = source.deepest;
  source.deepest = depth;
  const node = parse();
  source.anchors.set(name, { node, size: source.nodes - nodes, height: source.deepest - depth });
  source.deepest = Math.max(deepest, source.deepest);
  return node;
}
