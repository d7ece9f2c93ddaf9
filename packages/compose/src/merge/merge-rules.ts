import { type RuleTree, ruleTree } from './rule-tree.ts';

/**
 * How two files' values of one key become one. Everything that is not named here follows its form: maps merge key by
 * key, lists append, anything else is replaced, and an empty value changes nothing.
 */
export type MergeRule =
  | 'replace'
  | 'pairs'
  | 'hosts'
  | 'build'
  | 'dependencies'
  | 'names'
  | 'logging'
  | 'address pools';

/** The special cases of Compose, from the map of special mergers in its `override/merge.go`. */
export const mergeRules: RuleTree<MergeRule> = ruleTree<MergeRule>({
  'networks.*.ipam.config': 'address pools',
  'networks.*.labels': 'pairs',
  'volumes.*.labels': 'pairs',
  'services.*.annotations': 'pairs',
  'services.*.build': 'build',
  'services.*.build.args': 'pairs',
  'services.*.build.additional_contexts': 'pairs',
  'services.*.build.extra_hosts': 'hosts',
  'services.*.build.labels': 'pairs',
  'services.*.command': 'replace',
  'services.*.depends_on': 'dependencies',
  'services.*.deploy.labels': 'pairs',
  'services.*.dns': 'pairs',
  'services.*.dns_opt': 'pairs',
  'services.*.dns_search': 'pairs',
  'services.*.entrypoint': 'replace',
  'services.*.env_file': 'pairs',
  'services.*.label_file': 'pairs',
  'services.*.environment': 'pairs',
  'services.*.extra_hosts': 'hosts',
  'services.*.healthcheck.test': 'replace',
  'services.*.labels': 'pairs',
  'services.*.logging': 'logging',
  'services.*.models': 'names',
  'services.*.networks': 'names',
  'services.*.sysctls': 'pairs',
  'services.*.tmpfs': 'pairs',
  // The implementation means to merge maps here and, by a slip, merges the later one with itself: it replaces.
  'services.*.ulimits.*': 'replace',
});
