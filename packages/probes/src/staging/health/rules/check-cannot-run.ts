import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { formProblem } from '../check-form.ts';
import { effectiveCheck } from '../effective-check.ts';
import { missingProgram } from '../missing-program.ts';

export const rule: StagingRule = {
  id: 'staging.health.check-cannot-run',
  number: 'HLT-03',
  title: 'A health check cannot run in its image',
  why: 'The container is unhealthy for ever, whatever it does; who waits for it never starts, and people learn to ignore it.',
  fix: 'Call a program that the image has, or let the Dockerfile add one.',
  source: 'measured; rekor issue 2473',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const check = effectiveCheck(service);
      if (check.kind !== 'check' || formProblem(check) !== null) return [];
      const missing = missingProgram(check, service, stack);
      if (missing === null) return [];
      const idiom = service.component?.healthCheck ?? null;
      return [
        {
          severity: 'high',
          address: `${service.name}.healthcheck.test ${missing.name}`,
          at: check.at,
          what: `The health check of ${service.name} needs ${missing.name}: ${missing.why}.`,
          ...(idiom === null ? {} : { fix: `For this image: ${idiom}.` }),
        },
      ];
    }),
};
