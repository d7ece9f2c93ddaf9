import type { MapNode } from '../node.ts';
import { mergeMaps, mergeNodes } from './merge-nodes.ts';
import { mergeRules } from './merge-rules.ts';
import { rulesBelow } from './rule-tree.ts';

/**
 * A later file laid on what the earlier ones made. Lists only append: `enforceUnique` follows.
 * Directives have no effect here: `takeAway` follows them before.
 * Throws COMPOSE_MERGE where a map or a list meets another form.
 * Specification: "Merge and override"; where it differs from the Go implementation, the implementation is followed.
 */
export function mergeFiles(base: MapNode, over: MapNode): MapNode {
  return mergeMaps(base, over, mergeRules, []);
}

/** The same for one resource, such as the service that another extends. `kind` is a top-level key. */
export function mergeResources(base: MapNode, over: MapNode, kind: string, name: string): MapNode {
  const merged = mergeNodes(base, over, rulesBelow(rulesBelow(mergeRules, kind), name), [kind, name]);
  // No special case stands at a resource itself, and two maps make a map.
  return merged.kind === 'map' ? merged : over;
}
