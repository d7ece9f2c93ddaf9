import type { Component } from '../component.ts';
import { postgresEnds, postgresPrograms } from './databases.ts';
import { component, debianPrograms, endOfLife, port, variable, withFile } from './define-component.ts';

/** Databases as others pack them: with folders, variables or switches of their own. */
export const repackedDatabases: readonly Component[] = [
  // The official image with extensions; what their scripts of the first start read besides is not known.
  component({
    id: 'postgres',
    title: 'PostgreSQL',
    kind: 'database',
    images: [
      'supabase/postgres',
      'immich-app/postgres',
      'tensorchord/pgvecto-rs',
      'tensorchord/vchord-postgres',
      'paradedb/paradedb',
    ],
    stepsDown: true,
    data: ['/var/lib/postgresql/data'],
    dataMovedBy: [{ in: 'environment', name: 'PGDATA' }],
    ports: [port(5432, 'data')],
    authenticatedByDefault: true,
    authentication: [
      variable('POSTGRES_HOST_AUTH_METHOD', ['trust'], ['scram-sha-256', 'md5', 'password', 'cert', 'ldap']),
    ],
    secrets: withFile(['POSTGRES_PASSWORD']),
    programs: [...debianPrograms, ...postgresPrograms],
    healthCheck: 'pg_isready -U NAME -d DATABASE',
    entryPoint: 'script',
    endOfLife: endOfLife(postgresEnds),
    source: 'https://github.com/supabase/postgres; https://github.com/immich-app/base-images',
  }),
  component({
    id: 'mariadb',
    title: 'MariaDB (Bitnami)',
    kind: 'database',
    images: ['bitnami/mariadb', 'bitnamilegacy/mariadb', 'bitnami/mariadb-galera'],
    user: '1001',
    data: ['/bitnami/mariadb'],
    ports: [port(3306, 'data')],
    authenticatedByDefault: true,
    authentication: [variable('ALLOW_EMPTY_PASSWORD', ['yes', 'true', '1'], null)],
    secrets: withFile(['MARIADB_ROOT_PASSWORD', 'MARIADB_PASSWORD', 'MARIADB_REPLICATION_PASSWORD']),
    programs: [...debianPrograms, 'mariadb', 'mariadb-admin', 'mysql', 'mysqladmin'],
    healthCheck: '/opt/bitnami/scripts/mariadb/healthcheck.sh',
    entryPoint: 'script',
    source: 'https://github.com/bitnami/containers/tree/main/bitnami/mariadb',
  }),
  component({
    id: 'mysql',
    title: 'MySQL (Bitnami)',
    kind: 'database',
    images: ['bitnami/mysql', 'bitnamilegacy/mysql'],
    user: '1001',
    data: ['/bitnami/mysql'],
    ports: [port(3306, 'data')],
    authenticatedByDefault: true,
    authentication: [variable('ALLOW_EMPTY_PASSWORD', ['yes', 'true', '1'], null)],
    secrets: withFile(['MYSQL_ROOT_PASSWORD', 'MYSQL_PASSWORD', 'MYSQL_REPLICATION_PASSWORD']),
    programs: [...debianPrograms, 'mysql', 'mysqladmin'],
    healthCheck: '/opt/bitnami/scripts/mysql/healthcheck.sh',
    entryPoint: 'script',
    source: 'https://github.com/bitnami/containers/tree/main/bitnami/mysql',
  }),
];
