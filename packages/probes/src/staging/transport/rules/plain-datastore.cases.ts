import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { api: { environment: { DB: 'jdbc:mysql://db.harbour.example/app' } } } },
    {
      services: { api: { environment: { DATABASE_URL: 'postgres://db.harbour.example:5432/app?sslmode=disable' } } },
      severity: 'medium',
    },
    { services: { api: { environment: { REDIS_URL: 'redis://10.0.4.7:6379/0' } } }, severity: 'medium' },
    { services: { api: { environment: { MONGO_URL: 'mongodb://mongo.harbour.example/app' } } } },
    { services: { api: { environment: { S3_ENDPOINT: 'http://objects.harbour.example:9000' } } } },
    { services: { api: { environment: { DATABASE_URL: 'postgresql://db.harbour.example/app' } } } },
  ],
  silent: [
    {
      services: {
        api: { environment: { DATABASE_URL: 'postgres://db:5432/app', REDIS_URL: 'redis://cache:6379' } },
        db: { image: 'postgres:16' },
        cache: {},
      },
    },
    {
      services: {
        api: {
          environment: {
            DATABASE_URL: 'postgres://db.harbour.example/app?sslmode=verify-full',
            REDIS_URL: 'rediss://cache.harbour.example',
          },
        },
      },
    },
    {
      services: {
        api: {
          environment: { PUBLIC_URL: 'http://harbour.example', MONGO_URL: 'mongodb+srv://mongo.harbour.example/app' },
        },
      },
    },
    {
      services: {
        api: { environment: { REDIS_URL: 'redis://cache.inner:6379' } },
        cache: { networks: { inner: { aliases: ['cache.inner'] } } },
      },
    },
  ],
};
