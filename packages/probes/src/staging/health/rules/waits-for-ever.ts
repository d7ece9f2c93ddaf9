import type { StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { type Dependency, dependenciesOf, restartPolicy, serviceNamed } from '../dependants.ts';

export const rule: StagingRule = {
  id: 'staging.health.waits-for-ever',
  number: 'HLT-13',
  title: 'A service waits for what does not come',
  why: 'The stack does not come up, or comes up without what the service was meant to wait for.',
  fix: 'Let jobs end (`restart: "no"`), wait for services with `service_healthy`, and activate the profile that is needed.',
  source: 'Compose specification, depends_on, profiles',
  find: (stack) =>
    stack.services.flatMap((service) =>
      dependenciesOf(service).flatMap((dependency): RuleSighting[] => {
        const found = problemOf(dependency, stack);
        if (found === null) return [];
        return [
          {
            severity: found.severity,
            address: `${service.name}.depends_on.${dependency.on}`,
            at: dependency.at,
            what: `${service.name} ${found.says}.`,
          },
        ];
      }),
    ),
};

function problemOf(
  { on, condition }: Dependency,
  stack: StackView,
): (Pick<RuleSighting, 'severity'> & { readonly says: string }) | null {
  const target = serviceNamed(on, stack);
  if (target === undefined) {
    return stack.project.disabledServices.includes(on)
      ? { severity: 'low', says: `is meant to wait for ${on}, which no active profile starts` }
      : null;
  }
  if (condition !== 'service_completed_successfully') return null;
  const policy = restartPolicy(target)?.policy;
  if (policy === 'always' || policy === 'unless-stopped') {
    return { severity: 'high', says: `waits for ${on} to end, which is started again whenever it ends` };
  }
  return target.component !== null &&
    target.component.kind !== 'runtime' &&
    target.command === null &&
    target.entrypoint === null
    ? { severity: 'high', says: `waits for ${on} to end, and ${target.component.title} never does` }
    : null;
}
