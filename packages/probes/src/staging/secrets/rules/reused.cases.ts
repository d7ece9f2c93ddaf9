import type { RuleCases } from '../../stack/staging-rule.ts';

const random = 'k7Rw2pVx9LqT4mZs8NbY';
const other = 'b8Xe3qWy0MrU5naT9PcZ';

export const cases: RuleCases = {
  fires: [
    {
      services: { api: { environment: { JWT_SECRET: '${APP_SECRET:?}', DB_PASSWORD: '${APP_SECRET:?}' } } },
      environment: { APP_SECRET: random },
      severity: 'high',
    },
    {
      services: {
        db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${A:?}' } },
        broker: { image: 'rabbitmq:4', environment: { RABBITMQ_DEFAULT_PASS: '${B:?}' } },
      },
      environment: { A: random, B: random },
      severity: 'medium',
    },
    { services: { api: { environment: { DATABASE_URL: `postgres://app:${random}@db/app`, REDIS_PASSWORD: random } } } },
  ],
  silent: [
    {
      services: {
        db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: '${A:?}' } },
        api: { environment: { DATABASE_URL: 'postgres://app:${A:?}@db/app', DB_PASSWORD: '${A:?}' } },
      },
      environment: { A: random },
    },
    {
      services: { api: { environment: { JWT_SECRET: '${A:?}', DB_PASSWORD: '${B:?}' } } },
      environment: { A: random, B: other },
    },
  ],
};
