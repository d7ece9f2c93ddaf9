import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { formProblem } from '../check-form.ts';
import { effectiveCheck } from '../effective-check.ts';
import { whyItCannotFail } from '../vacuous-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.check-cannot-fail',
  number: 'HLT-04',
  title: 'A health check cannot fail',
  why: 'The service is shown as healthy when it is dead, and everything that waits for it goes on.',
  fix: 'Take `|| true` and `exit 0` away, and let the last command be one that fails when the service does.',
  source: 'closed-test C3; measured',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const check = effectiveCheck(service);
      if (check.kind !== 'check' || formProblem(check) !== null) return [];
      const why = whyItCannotFail(check, service);
      if (why === null) return [];
      return [
        {
          severity: 'high',
          address: `${service.name}.healthcheck.test`,
          at: check.at,
          what: `The health check of ${service.name} ${why}.`,
        },
      ];
    }),
};
