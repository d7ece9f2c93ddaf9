import type { RuleCases } from '../../stack/staging-rule.ts';

const random = 'k7Rw2pVx9LqT4mZs8NbY';

export const cases: RuleCases = {
  fires: [
    { services: { api: { environment: { PGPASSWORD: random } } }, severity: 'high' },
    {
      services: { api: { environment: { DB: `jdbc:postgresql://db/app?user=app&password=${random}` } } },
      severity: 'high',
    },
    { services: { api: { environment: { JWT_SECRET: random } } }, severity: 'high' },
    { services: { api: { environment: [`DATABASE_URL=postgres://harbour:${random}@db/harbour`] } }, severity: 'high' },
    { services: { mail: { image: 'axllent/mailpit:v1.20', environment: { SMTP_PASSWORD: random } } }, severity: 'low' },
    { services: { api: { environment: { STATS_KEY: random } } }, severity: 'high' },
    {
      services: { api: { environment: { DATABASE_URL: `postgresql://u:${random}@db/\${DB:-x}` } } },
      severity: 'high',
    },
    {
      services: {
        api: { environment: [`ConnectionStrings__Default=Host=db;Database=\${DB};Username=u;Password=${random}`] },
      },
      environment: { DB: 'harbour' },
    },
  ],
  silent: [
    {
      services: { api: { environment: { DATABASE_URL: 'postgresql://u:${PW:?}@db/${DB:-x}' } } },
      environment: { PW: random },
    },
    { services: { api: { environment: { DATABASE_URL: `postgresql://u:\${PW:-${random}}@db/x` } } } },
    { services: { web: { environment: { VITE_MAPS_API_KEY: random, NEXT_PUBLIC_TOKEN: random } } } },
    { services: { api: { environment: { JWT_SECRET: '${JWT_SECRET:?}' } } }, environment: { JWT_SECRET: random } },
    { services: { api: { environment: { JWT_SECRET_FILE: '/run/secrets/jwt', JWT_SECRET: '' } } } },
    {
      services: {
        api: { environment: { CACHE_KEY: 'users', PUBLIC_KEY: random, DATABASE_URL: 'postgres://db/harbour' } },
      },
    },
    { services: { db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD: 'postgres' } } } },
  ],
};
