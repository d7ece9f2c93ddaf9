import { type RuleTree, ruleTree } from './rule-tree.ts';

/**
 * How two files' values of one key become one. Everything that is not named here follows its form: maps merge key by
 * key, lists append, anything else is replaced, and an empty value changes nothing.
 */
export type MergeRule =
  | 'replace'
  | 'pairs'
  | 'texts'
  | 'hosts'
  | 'build'
  | 'dependencies'
  | 'names'
  | 'logging'
  | 'limit'
  | 'address pools';

/** The special cases of Compose, from the map of special mergers in its `override/merge.go`. */
export const mergeRules: RuleTree<MergeRule> = ruleTree<MergeRule>({
  'networks.*.ipam.config': 'address pools',
  'networks.*.labels': 'pairs',
  'volumes.*.labels': 'pairs',
  'secrets.*.labels': 'pairs',
  'configs.*.labels': 'pairs',
  'services.*.annotations': 'pairs',
  'services.*.build': 'build',
  'services.*.build.args': 'pairs',
  'services.*.build.additional_contexts': 'pairs',
  'services.*.build.extra_hosts': 'hosts',
  'services.*.build.labels': 'pairs',
  'services.*.command': 'replace',
  'services.*.depends_on': 'dependencies',
  'services.*.deploy.labels': 'pairs',
  'services.*.dns': 'texts',
  'services.*.dns_opt': 'texts',
  'services.*.dns_search': 'texts',
  'services.*.entrypoint': 'replace',
  'services.*.env_file': 'texts',
  'services.*.label_file': 'texts',
  'services.*.environment': 'pairs',
  'services.*.extra_hosts': 'hosts',
  'services.*.healthcheck.test': 'replace',
  'services.*.labels': 'pairs',
  'services.*.logging': 'logging',
  'services.*.models': 'names',
  'services.*.networks': 'names',
  'services.*.sysctls': 'pairs',
  'services.*.tmpfs': 'texts',
  'services.*.ulimits.*': 'limit',
});
