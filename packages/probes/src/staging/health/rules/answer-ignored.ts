import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { formProblem } from '../check-form.ts';
import { effectiveCheck } from '../effective-check.ts';
import { unreadAnswer } from '../unread-answer.ts';
import { whyItCannotFail } from '../vacuous-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.answer-ignored',
  number: 'HLT-04',
  title: 'A health check does not look at the answer',
  why: 'A service that answers errors, or that refuses everybody, is shown as healthy.',
  fix: 'Fail when the answer is an error: `curl --fail`, or compare what came back.',
  source: 'curl manual, --fail; redis-cli, measured',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const check = effectiveCheck(service);
      if (check.kind !== 'check' || formProblem(check) !== null || whyItCannotFail(check, service) !== null) return [];
      const unread = unreadAnswer(check, service);
      if (unread === null) return [];
      return [
        {
          severity: unread.always ? 'high' : 'medium',
          address: `${service.name}.healthcheck.test`,
          at: check.at,
          what: `The health check of ${service.name} ${unread.says}.`,
          fix: unread.fix,
        },
      ];
    }),
};
