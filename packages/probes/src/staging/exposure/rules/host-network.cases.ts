import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { networks: null, network_mode: 'host' } }, severity: 'high' },
    {
      services: { db: { image: 'postgres:16.10', networks: null, network_mode: 'host' } },
      severity: 'critical',
    },
  ],
  silent: [
    {},
    { services: { app: { networks: null, network_mode: 'none' } } },
    { services: { app: {}, side: { networks: null, network_mode: 'service:app' } } },
  ],
};
