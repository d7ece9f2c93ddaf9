import type { ComposeNode, MapNode } from '../node.ts';
import { changeValues } from '../node-edit/node-edit.ts';
import { type RuleTree, rulesBelow, ruleTree } from './rule-tree.ts';
import { uniqueItems } from './unique-items.ts';
import { byBinding, byMount, byName, byPath, byPort, byTarget, type UniqueKey } from './unique-keys.ts';

/** From the map of indexers in Compose's `override/uncity.go`. `security_opt` and `volumes_from` have none there. */
const uniqueLists: RuleTree<UniqueKey> = ruleTree<UniqueKey>({
  'networks.*.labels': byName,
  'networks.*.ipam.options': byName,
  'services.*.annotations': byName,
  'services.*.build.args': byName,
  'services.*.build.additional_contexts': byName,
  'services.*.build.platform': byName,
  'services.*.build.tags': byName,
  'services.*.build.labels': byName,
  'services.*.cap_add': byName,
  'services.*.cap_drop': byName,
  'services.*.configs': byMount(''),
  'services.*.deploy.labels': byName,
  'services.*.devices': byTarget,
  'services.*.dns': byName,
  'services.*.dns_opt': byName,
  'services.*.dns_search': byName,
  'services.*.environment': byName,
  'services.*.env_file': byPath,
  'services.*.expose': byPort,
  'services.*.labels': byName,
  'services.*.links': byName,
  'services.*.networks.*.aliases': byName,
  'services.*.networks.*.link_local_ips': byName,
  'services.*.ports': byBinding,
  'services.*.profiles': byName,
  'services.*.secrets': byMount('/run/secrets'),
  'services.*.sysctls': byName,
  'services.*.tmpfs': byName,
  'services.*.volumes': byTarget,
});

/**
 * Of two items of one kind the later stands, in the place of the earlier. The specification says that they merge; the
 * implementation replaces.
 * Throws COMPOSE_VALUE for a mount, device or port without its target.
 */
export function enforceUnique(root: MapNode): MapNode {
  return uniqueMap(root, uniqueLists, []);
}

/** One path for the whole walk: it is told only where an item has no target. */
function uniqueMap(node: MapNode, rules: RuleTree<UniqueKey>, path: (string | number)[]): MapNode {
  return changeValues(node, (value, key) => {
    const below = rulesBelow(rules, key);
    if (below === null || value.kind === 'scalar') {
      return value;
    }
    path.push(key);
    const unique = uniqueNode(value, below, path);
    path.pop();
    return unique;
  });
}

function uniqueNode(node: ComposeNode, rules: RuleTree<UniqueKey>, path: (string | number)[]): ComposeNode {
  if (node.kind === 'map') {
    const isLeaf = rules.any === null && rules.named.size === 0;
    return isLeaf ? node : uniqueMap(node, rules, path);
  }
  return node.kind === 'list' && rules.rule !== null ? uniqueItems(node, rules.rule, path) : node;
}
