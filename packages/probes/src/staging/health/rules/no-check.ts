import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isJob, waitingFor } from '../dependants.ts';
import { effectiveCheck } from '../effective-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.no-check',
  number: 'HLT-01',
  title: 'A service has no health check',
  why: 'A program that hangs or answers errors counts as running, and nobody is told.',
  fix: 'Add a `healthcheck` that asks the service itself and fails when the answer is wrong.',
  source: 'CIS Docker 4.6, 5.27',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const { kind } = effectiveCheck(service);
      if ((kind !== 'none' && kind !== 'unknown') || isJob(service, stack)) return [];
      const waiting = waitingFor(service.name, 'service_healthy', stack);
      const idiom = service.component?.healthCheck ?? null;
      const until =
        waiting.length > 0
          ? `, and ${waiting.join(', ')} ${waiting.length === 1 ? 'waits' : 'wait'} for it to be healthy`
          : '';
      return [
        {
          severity: kind === 'unknown' ? 'low' : waiting.length > 0 ? 'high' : 'medium',
          address: `${service.name}.healthcheck`,
          at: service.place('healthcheck'),
          what:
            kind === 'unknown'
              ? `${service.name} has no health check here, and it is not known whether its image brings one${until}.`
              : `${service.name} has no health check, neither here nor in its image${until}.`,
          ...(idiom === null ? {} : { fix: `Add a \`healthcheck\`; for this image: ${idiom}.` }),
        },
      ];
    }),
};
