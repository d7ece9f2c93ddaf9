import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { pids_limit: null } }, severity: 'low' },
    { services: { app: { pids_limit: -1 } } },
    { services: { app: { pids_limit: null, ports: ['443:443'] } }, severity: 'medium' },
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
  ],
};
