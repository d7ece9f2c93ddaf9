import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, ListNode, MapNode, NodePath } from '../node.ts';

/** A network has one or two pools in a file; every pair of them is looked at. */
const mostPairs = 10_000;

type MergeMaps = (base: MapNode, over: MapNode, rules: null, path: NodePath) => MapNode;

/**
 * `ipam.config` by subnet. The specification says that lists append; the implementation pairs every earlier pool with
 * every later one: the same subnet merges, a later pool of another subnet is taken once, and an earlier pool that no
 * later one names is lost. That is what Compose does, so it is what is done here, loop for loop.
 */
export function mergeAddressPools(
  base: ComposeNode,
  over: ComposeNode,
  path: NodePath,
  mergeMaps: MergeMaps,
): ComposeNode {
  const [originals, overriding] = [poolsOf(base, path), poolsOf(over, path)];
  if (originals.length * overriding.length > mostPairs) {
    throw new ComposeError({
      code: 'COMPOSE_TOO_COMPLEX',
      message: `${path.join('.')} has too many address pools to pair.`,
      at: over.at,
      path,
      suggestion: null,
    });
  }
  const pools: MapNode[] = [];
  for (const original of originals) {
    let earlier = original;
    for (const later of overriding) {
      const place = indexOfSubnet(pools, later);
      if (subnetOf(later) !== subnetOf(earlier) && place < 0) {
        pools.push(later);
        continue;
      }
      earlier = mergeMaps(earlier, later, null, path);
      const known = indexOfSubnet(pools, earlier);
      if (known < 0) {
        pools.push(earlier);
      } else {
        pools[known] = earlier;
      }
    }
  }
  return { kind: 'list', items: pools, at: base.at, replaced: base.replaced, directive: null } satisfies ListNode;
}

function poolsOf(node: ComposeNode, path: NodePath): readonly MapNode[] {
  const items = node.kind === 'list' ? node.items : null;
  const pools = items?.filter((item) => item.kind === 'map');
  if (pools === undefined || pools.length !== items?.length) {
    throw new ComposeError({
      code: 'COMPOSE_MERGE',
      message: `${path.join('.')} must be a list of address pools, or it cannot be merged.`,
      at: node.at,
      path,
      suggestion: 'Write it as `- subnet: 10.1.0.0/24`.',
    });
  }
  return pools;
}

function indexOfSubnet(pools: readonly MapNode[], pool: MapNode): number {
  return pools.findIndex((known) => subnetOf(known) === subnetOf(pool));
}

function subnetOf(pool: MapNode): string | null {
  const subnet = pool.entries.get('subnet')?.value;
  return subnet?.kind === 'scalar' ? String(subnet.value) : null;
}
