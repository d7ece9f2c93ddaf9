import { plainText } from '../../stack/plain-text.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.cgroup-parent',
  number: 'PRIV-12',
  title: 'A container leaves the control groups of its stack',
  why: 'Limits that are set for the stack do not hold for it.',
  fix: 'Take `cgroup_parent` out.',
  source: 'CIS Docker 5.25',
  find: (stack) =>
    stack.services
      .filter(({ model }) => typeof model['cgroup_parent'] === 'string')
      .map((service) => ({
        severity: 'medium',
        address: `${service.name}.cgroup_parent`,
        at: service.place('cgroup_parent'),
        what: `${service.name} runs under the control group ${plainText(service.model['cgroup_parent'])}.`,
      })),
};
