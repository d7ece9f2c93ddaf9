import type { Component } from '../component.ts';
import { component, debianPrograms, port, variable, withFile } from './define-component.ts';

/** Databases as Bitnami packs them: their own folders, variables and switches. */
export const bitnamiDatabases: readonly Component[] = [
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
