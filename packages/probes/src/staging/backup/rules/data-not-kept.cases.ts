import { data, postgres } from '../../stack/case-images.ts';
import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { db: { ...postgres, volumes: null } }, severity: 'high' },
    { services: { db: { ...postgres, volumes: ['pg:/data'] } }, model: data, severity: 'high' },
    { services: { cache: { image: 'redis:7.4.6' } }, severity: 'low' },
    { services: { db: { ...postgres, environment: { PGDATA: '/srv/pg' } } }, model: data, severity: 'high' },
    { services: { db: { image: 'postgres:18', volumes: ['pg:/var/lib/postgresql/data'] } }, model: data },
  ],
  silent: [
    {},
    { services: { copy: { image: 'postgres:18', entrypoint: ['pg_dump'], command: ['--file=/a'] } } },
    // Another program of the image, which sets something up and ends.
    { services: { setup: { image: 'postgres:18', command: ['bash', '-c', 'psql -h db -f /a.sql'] } } },
    { services: { db: postgres }, model: data },
    {
      services: {
        db: {
          image: 'postgres:18',
          volumes: ['pg:/var/lib/postgresql/data'],
          environment: { PGDATA: '/var/lib/postgresql/data' },
        },
      },
      model: data,
    },
    {
      services: { db: { image: 'mongo:8.0', volumes: ['pg:/srv/db'], command: ['--auth', '--dbpath', '/srv/db'] } },
      model: data,
    },
    { services: { db: { ...postgres, volumes: ['pg:/var/lib/postgresql'] } }, model: data },
  ],
};
