import type { RuleCases } from '../../stack/staging-rule.ts';

const db = { image: 'postgres:16.10' };

export const cases: RuleCases = {
  fires: [
    { services: { app: {}, db }, model: { networks: { inner: {} } }, severity: 'medium' },
    { services: { app: { networks: null }, db: { ...db, networks: null } }, severity: 'medium' },
    {
      services: { app: {}, db: { ...db, networks: ['inner', 'outbound'] } },
      model: { networks: { inner: { internal: true }, outbound: {} } },
      severity: 'medium',
    },
    {
      services: { app: {}, db: { ...db, ports: ['127.0.0.1:5432:5432'] } },
      model: { networks: { inner: {} } },
      severity: 'low',
    },
  ],
  silent: [
    {},
    { services: { app: {}, db } },
    { services: { app: {}, db }, model: { networks: { inner: { external: true, name: 'shared' } } } },
    { services: { app: {} }, model: { networks: { inner: {} } } },
    {
      services: { app: { networks: ['inner', 'outbound'] }, db },
      model: { networks: { inner: { internal: true }, outbound: {} } },
    },
  ],
};
