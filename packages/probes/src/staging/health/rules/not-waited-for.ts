import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { dependenciesOf, serviceNamed } from '../dependants.ts';
import { effectiveCheck } from '../effective-check.ts';

export const rule: StagingRule = {
  id: 'staging.health.not-waited-for',
  number: 'HLT-06',
  title: 'A service does not wait until what it needs is healthy',
  why: 'It starts against a service that is not ready, and whether the stack comes up depends on who was faster.',
  fix: 'Write `depends_on: { name: { condition: service_healthy } }`.',
  source: 'Compose specification, depends_on',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const early = earlyDependencies(service, stack);
      const [first] = early;
      if (first === undefined) return [];
      const holding = early.some(({ target }) => (target.component?.data.length ?? 0) > 0);
      return [
        {
          severity: holding ? 'medium' : 'low',
          address: `${service.name}.depends_on`,
          at: first.at,
          what: `${service.name} starts as soon as ${early.map(({ target }) => target.name).join(', ')} ${early.length === 1 ? 'was' : 'were'} started, and does not wait for the health check.`,
        },
      ];
    }),
};

/** Written dependencies on services that have a check, and whose check is not waited for. */
function earlyDependencies(service: ServiceView, stack: StackView) {
  return dependenciesOf(service).flatMap(({ on, condition, written, at }) => {
    const target = serviceNamed(on, stack);
    if (target === undefined || !written || condition !== 'service_started') return [];
    return effectiveCheck(target).kind === 'check' ? [{ target, at }] : [];
  });
}
