import type { RuleCases } from '../../stack/staging-rule.ts';

const random = 'k7Rw2pVx9LqT4mZs8NbY';

// Other checkers look at the environment alone, and miss commands and health checks.
export const cases: RuleCases = {
  fires: [
    { services: { redis: { image: 'redis:7', command: ['redis-server', '--requirepass', random] } }, severity: 'high' },
    {
      services: {
        redis: { image: 'redis:7', healthcheck: { test: ['CMD-SHELL', `redis-cli -a ${random} ping | grep PONG`] } },
      },
      severity: 'high',
    },
    {
      services: { api: { entrypoint: ['/app', `--database=postgres://harbour:${random}@db/harbour`] } },
      severity: 'high',
    },
    { services: { db: { image: 'mysql:8.4', healthcheck: { test: ['CMD', 'mysqladmin', 'ping', `-p${random}`] } } } },
    { services: { api: { command: `/app serve --jwt-secret=${random}` } } },
    {
      services: { redis: { image: 'redis:7', command: 'redis-server --requirepass ${REDIS_PASSWORD:?}' } },
      environment: { REDIS_PASSWORD: random },
    },
    {
      services: {
        api: {
          healthcheck: { test: ['CMD-SHELL', `curl -f -H 'Authorization: Bearer ${random}' http://127.0.0.1/up`] },
        },
      },
      severity: 'high',
    },
  ],
  silent: [
    { services: { api: { command: ['/app', '--route-key', 'orders', '--tls-key', '/run/secrets/tls'] } } },
    {
      services: {
        redis: { image: 'redis:7', command: ['redis-server', '/etc/redis/redis.conf', '--appendonly', 'yes'] },
      },
    },
    {
      services: {
        redis: {
          image: 'redis:7',
          healthcheck: { test: ['CMD-SHELL', 'redis-cli -a "$$(cat /run/secrets/redis)" ping'] },
        },
      },
    },
    {
      services: {
        db: { image: 'mysql:8.4', healthcheck: { test: ['CMD-SHELL', 'mysqladmin ping -p"$$MYSQL_PASSWORD"'] } },
      },
    },
    {
      services: {
        api: { command: ['/app', '--token-ttl=15m', '--password-file', '/run/secrets/password', '-p', '8080'] },
      },
    },
  ],
};
