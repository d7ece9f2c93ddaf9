import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.privileged-container',
  number: 'PRIV-01',
  title: 'A container has all rights of its host',
  why: 'A flaw in it is a flaw in the host: privileged switches off every wall between the two.',
  fix: 'Take `privileged: true` out; add the one capability or device that is needed.',
  source: 'CIS Docker 5.5',
  find: (stack) =>
    stack.services
      .filter(({ model }) => model['privileged'] === true)
      .map((service) => ({
        severity: 'critical',
        address: `${service.name}.privileged`,
        at: service.place('privileged'),
        what: `${service.name} is privileged: it may do to the host whatever root may.`,
      })),
};
