import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isJob, restartPolicy } from '../dependants.ts';
import { effectiveCheck } from '../effective-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.restarts',
  number: 'HLT-08',
  title: 'Restarts are missing or have no bound',
  why: 'Without them one crash ends the service for the night; without a bound a service that crashes for ever looks as if it ran.',
  fix: 'Write `restart: on-failure:5`, and let monitoring count the restarts.',
  source: 'CIS Docker 5.15; closed-test C3',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const found = problemOf(service, stack);
      if (found === null) return [];
      const key =
        service.model['restart'] === undefined && service.model['deploy'] !== undefined ? 'deploy' : 'restart';
      return [{ ...found, address: `${service.name}.restart`, at: service.place(key) }];
    }),
};

function problemOf(service: ServiceView, stack: StackView): Pick<RuleSighting, 'severity' | 'what'> | null {
  const found = restartPolicy(service);
  if (found === null) {
    return isJob(service, stack)
      ? null
      : { severity: 'medium', what: `${service.name} is not started again when it crashes.` };
  }
  const { policy, attempts } = found;
  if (attempts !== null && attempts <= 20) return null;
  const often = attempts === null ? 'without end' : `${attempts} times`;
  if (policy === 'on-failure')
    return { severity: 'low', what: `${service.name} is started again ${often} when it crashes.` };
  // A check at least shows that a service which crashes for ever is never healthy.
  const seen = effectiveCheck(service).kind;
  return {
    severity: seen === 'none' || seen === 'disabled' ? 'medium' : 'low',
    what: `${service.name} is started again without end (\`${policy}\`)${seen === 'check' ? '' : ', and no health check here would show it'}.`,
  };
}
