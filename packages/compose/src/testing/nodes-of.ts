import type { MapNode } from '../node.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

/** The one document of a text, as the stages get it. */
export function nodesOf(text: string): MapNode {
  const [root] = parseYaml(text, 'compose.yaml');
  if (root?.kind !== 'map') {
    throw new Error('A case must be a map.');
  }
  return root;
}
