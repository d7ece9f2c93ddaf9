import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { formProblem } from '../check-form.ts';
import { effectiveCheck } from '../effective-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.check-form',
  number: 'HLT-03',
  title: 'A health check runs something else than what it says',
  why: 'The engine takes the words in another way than a shell would: the check always fails, or tells nothing.',
  fix: 'Use `["CMD", "program", "argument"]`, or `["CMD-SHELL", "one text for the shell"]`.',
  source: 'Compose specification, healthcheck; Dockerfile reference, HEALTHCHECK',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const check = effectiveCheck(service);
      const problem = check.kind === 'check' ? formProblem(check) : null;
      if (check.kind !== 'check' || problem === null) return [];
      return [
        {
          severity: /as it is written/.test(problem.says) ? 'medium' : 'high',
          address: `${service.name}.healthcheck.test`,
          at: check.at,
          what: `The health check of ${service.name} ${problem.says}.`,
          fix: problem.fix,
        },
      ];
    }),
};
