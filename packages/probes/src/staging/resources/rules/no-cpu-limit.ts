import type { StagingRule } from '../../stack/staging-rule.ts';
import { hasCpuLimit } from '../limits.ts';

export const rule: StagingRule = {
  id: 'staging.resources.no-cpu-limit',
  number: 'RES-02',
  title: 'A service may take every processor',
  why: 'A busy loop in one service makes all others late, health checks included.',
  fix: 'Set `cpus` (or `deploy.resources.limits.cpus`).',
  source: 'CIS Docker 5.12',
  find: (stack) =>
    stack.services
      .filter(({ model }) => !hasCpuLimit(model))
      .map((service) => ({
        severity: service.reach === 'everywhere' ? 'medium' : 'low',
        address: `${service.name}.cpus`,
        at: service.place('cpus'),
        what: `${service.name} has no processor limit.`,
      })),
};
