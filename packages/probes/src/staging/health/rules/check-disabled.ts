import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { waitingFor } from '../dependants.ts';
import { effectiveCheck } from '../effective-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.check-disabled',
  number: 'HLT-02',
  title: 'A health check is switched off',
  why: 'Somebody found the check in the way: what it would have said is no longer heard.',
  fix: 'Take `disable` or `NONE` out, and mend what the check complained of.',
  source: 'Compose specification, healthcheck; KICS 698ed579',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const check = effectiveCheck(service);
      if (check.kind !== 'disabled') return [];
      const waiting = waitingFor(service.name, 'service_healthy', stack);
      return [
        {
          severity: waiting.length > 0 ? 'high' : 'medium',
          address: `${service.name}.healthcheck disable`,
          at: check.at,
          what: `The health check of ${service.name} is switched off${waiting.length > 0 ? `, and ${waiting.join(', ')} cannot start without it` : ''}.`,
        },
      ];
    }),
};
