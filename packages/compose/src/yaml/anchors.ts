import type { ComposeNode } from '../node.ts';
import type { Source } from './source.ts';

/** Parses an anchored value and remembers it, with its size and height, for the aliases that follow. */
export function withAnchor(source: Source, name: string, depth: number, parse: () => ComposeNode): ComposeNode {
  source.anchors.set(name, { node: null, size: 0, height: 0 });
  const nodes = source.nodes;
  const deepest = source.deepest;
  source.deepest = depth;
  const node = parse();
  source.anchors.set(name, { node, size: source.nodes - nodes, height: source.deepest - depth });
  source.deepest = Math.max(deepest, source.deepest);
  return node;
}
