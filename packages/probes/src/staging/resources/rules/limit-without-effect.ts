import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { memoryLimit } from '../limits.ts';

interface Deploy {
  readonly resources?: { readonly reservations?: { readonly memory?: unknown } };
}

export const rule: StagingRule = {
  id: 'staging.resources.limit-without-effect',
  number: 'RES-06',
  title: 'A limit is written down and has no effect',
  why: 'People rely on a wall that is not there.',
  fix: 'Write the limit under the key that the engine reads.',
  source: 'Compose specification, deploy.resources',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const { deploy, model } = { deploy: service.model['deploy'] as Deploy | undefined, model: service.model };
      const reserved = deploy?.resources?.reservations?.memory;
      const found: RuleSighting[] = [];
      if (reserved !== undefined && memoryLimit(model) === null) {
        found.push({
          severity: 'medium',
          address: `${service.name}.deploy.resources.reservations`,
          at: service.place('deploy', 'resources', 'reservations'),
          what: `${service.name} reserves memory and limits none: a reservation is no limit.`,
        });
      }
      if (model['oom_kill_disable'] === true) {
        found.push({
          severity: 'high',
          address: `${service.name}.oom_kill_disable`,
          at: service.place('oom_kill_disable'),
          what: `${service.name} may not be stopped when it is out of memory, so something else will be.`,
          fix: 'Take `oom_kill_disable` out.',
        });
      }
      return found;
    }),
};
