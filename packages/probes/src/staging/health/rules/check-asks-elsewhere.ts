import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { askedElsewhere } from '../asked-place.ts';
import { formProblem } from '../check-form.ts';
import { effectiveCheck } from '../effective-check.ts';
import { whyItCannotFail } from '../vacuous-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.check-asks-elsewhere',
  number: 'HLT-04',
  title: 'A health check does not ask its own service',
  why: 'It says how something else is: the service is shown as healthy when it is not, or never healthy at all.',
  fix: 'Ask `127.0.0.1` and the port on which this service listens.',
  source: 'closed-test C3',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const check = effectiveCheck(service);
      if (check.kind !== 'check' || formProblem(check) !== null || whyItCannotFail(check, service) !== null) return [];
      const says = askedElsewhere(check, service, stack);
      if (says === null) return [];
      return [
        {
          severity: 'medium',
          address: `${service.name}.healthcheck.test`,
          at: check.at,
          what: `The health check of ${service.name} ${says}.`,
        },
      ];
    }),
};
