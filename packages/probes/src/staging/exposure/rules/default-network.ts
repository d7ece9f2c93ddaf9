import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { networkMembers } from '../network-members.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.default-network',
  number: 'NET-03',
  title: 'Services stand on a network that nobody drew',
  why: 'On one network for all, every service reaches every port of every other.',
  fix: 'Name `networks:`, and put on each only those who talk to each other.',
  source: 'CIS Docker 5.30',
  find: (stack) => {
    const bridged = stack.services.filter(({ model }) => model['network_mode'] === 'bridge');
    const shared = networkMembers(stack).find(({ name }) => name === 'default');
    const first = shared?.services[0];
    return [
      ...bridged.map(
        (service): RuleSighting => ({
          severity: 'medium',
          address: `${service.name}.network_mode`,
          at: service.place('network_mode'),
          what: `${service.name} stands on the bridge that containers of all projects of the host share.`,
          fix: 'Take `network_mode: bridge` out, and name a network.',
        }),
      ),
      // Where data stands there as well, the rules about data say what is to be done.
      ...(shared === undefined || first === undefined || shared.services.length < 3 || shared.stores.length > 0
        ? []
        : [
            {
              severity: 'low' as const,
              address: 'networks.default',
              at: first.at,
              what: `${shared.services.length} services stand on the one network that Compose makes where none is named.`,
            },
          ]),
    ];
  },
};
