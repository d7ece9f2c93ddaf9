import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { mem_limit: null } }, severity: 'high' },
    { services: { 'bucket-provision': { mem_limit: null, restart: null } }, severity: 'medium' },
  ],
  silent: [
    {},
    {
      services: {
        app: {
          mem_limit: null,
          cpus: null,
          pids_limit: null,
          deploy: { resources: { limits: { memory: '256m', cpus: '0.5', pids: 100 } } },
        },
      },
    },
    { services: { app: { mem_limit: '1g' } } },
  ],
};
