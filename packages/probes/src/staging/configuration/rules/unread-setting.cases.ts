import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { cache: { image: 'memcached:1.6.38', environment: { MEMCACHE_PASSWORD: 'x' } } }, severity: 'medium' },
    {
      services: { cache: { image: 'memcached:1.6.38', env_file: ['cache.env'] }, app: { env_file: ['app.env'] } },
      files: { 'deploy/app.env': 'A=1\n', 'deploy/cache.env': 'MEMCACHE_PASSWORD=k7Rw2pVx9LqT4mZs8NbY\n' },
    },
  ],
  silent: [
    {},
    {
      services: {
        db: {
          image: 'postgres:17.6',
          environment: { LEDGER_PASSWORD: 'x' },
          volumes: ['./roles.sh:/docker-entrypoint-initdb.d/roles.sh:ro'],
        },
      },
    },
    // A file that the stack shares.
    {
      services: { cache: { image: 'memcached:1.6.38', env_file: ['app.env'] }, app: { env_file: ['app.env'] } },
      files: { 'deploy/app.env': 'SECRET_KEY=k7Rw2pVx9LqT4mZs8NbY\n' },
    },
    { services: { cache: { image: 'memcached:1.6.38', environment: { TZ: 'UTC' } } } },
  ],
};
