import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    {
      services: {
        app: { volumes: [{ type: 'bind', source: '/srv', target: '/srv', bind: { propagation: 'rshared' } }] },
      },
      severity: 'medium',
    },
  ],
  silent: [
    {
      services: {
        app: { volumes: [{ type: 'bind', source: '/srv', target: '/srv', bind: { propagation: 'rprivate' } }] },
      },
    },
  ],
};
