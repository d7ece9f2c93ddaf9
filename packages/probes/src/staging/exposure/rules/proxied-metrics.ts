import type { StagingRule } from '../../stack/staging-rule.ts';
import { openPaths } from '../proxied-paths.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.proxied-metrics',
  number: 'EXP-04',
  title: 'A proxy shows strangers what its operators look at',
  why: 'Counts, versions, routes and, behind some paths, settings and memory tell an attacker where to begin.',
  fix: 'Take the location out and let the collector ask the service inside of the stack, or write `allow` and `deny all` into it.',
  source: 'OWASP API Security, security misconfiguration; measured',
  find: (stack) =>
    openPaths(stack).map(({ proxy, path, deep, at }) => ({
      severity: deep ? ('high' as const) : ('medium' as const),
      address: `${proxy.name} location ${path}`,
      at,
      what: `${proxy.name} answers ${path} to everybody who reaches it.`,
    })),
};
