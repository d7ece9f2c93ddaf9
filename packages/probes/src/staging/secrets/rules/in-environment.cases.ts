import type { RuleCases } from '../../stack/staging-rule.ts';

const environment = { POSTGRES_PASSWORD: 'k7Rw2pVx9LqT4mZs8NbY', JWT_SECRET: 'b8Xe3qWy0MrU5naT9PcZ' };

export const cases: RuleCases = {
  fires: [
    {
      services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:?}' } } },
      environment,
      severity: 'medium',
    },
    { services: { api: { environment: { JWT_SECRET: '${JWT_SECRET:?}' } } }, environment, severity: 'low' },
    {
      services: { api: { environment: { DATABASE_URL: 'postgres://app:${POSTGRES_PASSWORD:?}@db/app' } } },
      environment,
      severity: 'low',
    },
  ],
  silent: [
    { services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD_FILE: '/run/secrets/postgres' } } } },
    { services: { api: { environment: { LOG_LEVEL: '${LEVEL:-info}' } } } },
    { services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: 'postgres' } } } },
  ],
};
