import type { RuleCases } from '../../stack/staging-rule.ts';

const model = { networks: { inner: { internal: true }, edge: {} } };
const exposure = [{ address: '0.0.0.0', port: 443, protocol: 'tcp', service: 'web', purpose: 'the game' }] as const;
const web = { image: 'nginx:1.29.3', ports: ['443:443'] };
const db = { image: 'postgres:16.10' };

export const cases: RuleCases = {
  fires: [
    { services: { web: { ...web, networks: ['edge', 'inner'] }, app: {}, db }, model, exposure, severity: 'high' },
    // No networks at all: everything stands on the one that Compose makes.
    { services: { web: { ...web, networks: null }, db: { ...db, networks: null } }, exposure, severity: 'high' },
    { services: { web: { ...web, depends_on: ['app'] }, app: {}, db }, exposure, severity: 'high' },
    {
      services: { web: { ...web, image: 'registry.harbour.example/team/web:1.0.0', depends_on: ['db'] }, db },
      exposure,
      severity: 'low',
    },
    {
      services: { web: { ...web, environment: { DATABASE_URL: 'postgres://web@db:5432/web' } }, db },
      exposure,
      severity: 'low',
    },
  ],
  silent: [
    {},
    {
      services: { web: { ...web, networks: ['edge'] }, app: { networks: ['edge', 'inner'] }, db },
      model,
      exposure,
    },
    { services: { web: { ...web, ports: ['127.0.0.1:443:443'] }, db } },
  ],
};
