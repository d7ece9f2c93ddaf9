import type { StagingRule } from '../../stack/staging-rule.ts';
import { hasProcessLimit } from '../limits.ts';

export const rule: StagingRule = {
  id: 'staging.resources.no-process-limit',
  number: 'RES-03',
  title: 'A service may start processes without end',
  why: 'A fork bomb in one container stops the whole host.',
  fix: 'Set `pids_limit` (or `deploy.resources.limits.pids`).',
  source: 'CIS Docker 5.29',
  find: (stack) =>
    stack.services
      .filter(({ model }) => !hasProcessLimit(model))
      .map((service) => ({
        severity: service.reach === 'everywhere' ? 'medium' : 'low',
        address: `${service.name}.pids_limit`,
        at: service.place('pids_limit'),
        what: `${service.name} has no limit of processes.`,
      })),
};
