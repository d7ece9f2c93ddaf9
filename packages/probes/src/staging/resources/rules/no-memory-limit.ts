import { isJob } from '../../health/dependants.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { memoryLimit } from '../limits.ts';

export const rule: StagingRule = {
  id: 'staging.resources.no-memory-limit',
  number: 'RES-01',
  title: 'A service may take all memory of its host',
  why: 'On one host the first leak takes every other service with it.',
  fix: 'Set `mem_limit` (or `deploy.resources.limits.memory`).',
  source: 'CIS Docker 5.11; OWASP Docker rule 7',
  find: (stack) =>
    stack.services
      .filter((service) => memoryLimit(service.model) === null)
      .map((service) => ({
        // What ends by itself does not leak for long.
        severity: isJob(service, stack) ? ('medium' as const) : ('high' as const),
        address: `${service.name}.mem_limit`,
        at: service.place('mem_limit'),
        what: `${service.name} has no memory limit.`,
      })),
};
