import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { cpus: null } }, severity: 'low' },
    { services: { app: { cpus: null, ports: ['443:443'] } }, severity: 'medium' },
  ],
  silent: [
    {},
    { services: { app: { cpus: null, cpu_quota: 50000 } } },
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
