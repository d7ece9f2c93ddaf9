import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { restart: null } }, severity: 'medium' },
    { services: { db: { image: 'postgres:17.6-alpine', restart: 'no' } }, severity: 'medium' },
    // docker-bench passes these two.
    { services: { app: { restart: 'always' } }, severity: 'low' },
    { services: { app: { restart: 'unless-stopped', healthcheck: { disable: true } } }, severity: 'medium' },
    { services: { app: { restart: 'on-failure' } }, severity: 'low' },
    { services: { app: { restart: null, deploy: { restart_policy: { condition: 'any' } } } }, severity: 'low' },
  ],
  silent: [
    {},
    { services: { app: { restart: 'on-failure:3' } } },
    { services: { app: { restart: null, deploy: { restart_policy: { condition: 'on-failure', max_attempts: 5 } } } } },
    // Work that ends, by its name, its program or the tools of a store.
    { services: { 'minio-provision': { restart: null } } },
    { services: { owner: { restart: null, entrypoint: ['/bin/chown', '10001', '/data'] } } },
    { services: { 'db-setup': { image: 'postgres:17.6-alpine', restart: null, command: ['psql', '-f', '/a.sql'] } } },
    {
      services: {
        migrate: { restart: null },
        app: { depends_on: { migrate: { condition: 'service_completed_successfully' } } },
      },
    },
  ],
};
