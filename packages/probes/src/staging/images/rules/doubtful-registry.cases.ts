import type { RuleCases } from '../../stack/staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

export const cases: RuleCases = {
  fires: [
    { services: { app: { image: `localhost:5000/team/app:1.4.2@${digest}` } }, severity: 'medium' },
    { services: { app: { image: `ttl.sh/harbour:1.0.0@${digest}` } }, severity: 'high' },
    { services: { app: { image: `192.0.2.7:5000/team/app:1.0.0@${digest}` } } },
    { services: { tool: { image: 'somebody42/handy-tool:1.2.0' } }, severity: 'low' },
  ],
  silent: [
    {},
    { services: { db: { image: 'postgres:17.6-alpine' } } },
    { services: { watch: { image: 'grafana/grafana:12.4.11' } } },
    { services: { tool: { image: `somebody42/handy-tool:1.2.0@${digest}` } } },
  ],
};
