import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    {
      services: { app: { mem_limit: null, deploy: { resources: { reservations: { memory: '256m' } } } } },
      severity: 'medium',
    },
    { services: { app: { oom_kill_disable: true } }, severity: 'high' },
  ],
  silent: [{}, { services: { app: { mem_limit: '512m', mem_reservation: '256m' } } }],
};
