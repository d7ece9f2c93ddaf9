import type { RuleCases } from '../../stack/staging-rule.ts';

const volume = ['data:/var/lib/postgresql/data'];

export const cases: RuleCases = {
  fires: [
    {
      services: { db: { image: 'postgres:17.6', volumes: volume } },
      model: { volumes: { data: {} } },
      severity: 'high',
    },
    { services: { db: { image: 'postgres:17.6', environment: { POSTGRES_USER: 'harbour', POSTGRES_PASSWORD: '' } } } },
    {
      services: {
        db: {
          image: 'postgres:17.6',
          environment: { POSTGRES_PASSWORD: 'k7Rw2pVx9LqT4mZs8NbY', POSTGRES_PASSWORD_FILE: '/run/secrets/db' },
        },
      },
    },
    { services: { db: { image: 'postgres:17.6', environment: { POSTGRES_HOST_AUTH_METHOD: 'scram-sha-256' } } } },
    {
      services: {
        db: { image: 'mariadb:11.8', command: ['--max-connections=50'], environment: { MYSQL_USER: 'app' } },
      },
    },
    { services: { db: { image: 'mysql:8.4', environment: { MYSQL_PASSWORD: 'k7Rw2pVx9LqT4mZs8NbY' } } } },
  ],
  silent: [
    {},
    { services: { db: { image: 'postgres:17.6', environment: { POSTGRES_PASSWORD_FILE: '/run/secrets/db' } } } },
    // Its variable is set nowhere, and another rule says so.
    { services: { db: { image: 'postgres:17.6', environment: ['POSTGRES_PASSWORD=${DB_PASSWORD}'] } } },
    // Taken from the shell.
    { services: { db: { image: 'postgres:17.6', environment: { POSTGRES_PASSWORD: null } } } },
    { services: { db: { image: 'postgres:17.6', env_file: ['db.env'] } }, untracked: ['deploy/db.env'] },
    { services: { db: { image: 'postgres:17.6', environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' } } } },
    { services: { dump: { image: 'postgres:17.6', command: ['pg_dump', '-h', 'db'] } } },
    { services: { dump: { image: 'postgres:17.6', entrypoint: ['/dump.sh'] } } },
    { services: { db: { image: 'mysql:8.4', environment: { MYSQL_RANDOM_ROOT_PASSWORD: 'yes' } } } },
    { services: { db: { image: 'mariadb:11.8', environment: { MARIADB_ROOT_PASSWORD: 'k7Rw2pVx9LqT4mZs8NbY' } } } },
    { services: { db: { image: 'registry.harbour.example/team/ledger:17.6' } } },
  ],
};
