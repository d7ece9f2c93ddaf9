import type { ServiceView } from './stack-view.ts';

/** Programs that stand in the image of a store and talk to one elsewhere. */
const clients =
  /\b(?:pg_dump(?:all)?|pg_restore|pg_basebackup|psql|mysqldump|mariadb-dump|mysqladmin|mongodump|mongorestore|mongosh|redis-cli|valkey-cli|etcdctl|clickhouse-client)\b/;
/** Words that start the store itself, whatever else stands there. */
const servers =
  /\b(?:docker-entrypoint\.sh|postgres|mysqld(?:_safe)?|mariadbd|mongod|redis-server|valkey-server|clickhouse-server)(?=["'\s;]|$)/;

/**
 * Whether a service uses the image of a store for its tools alone, as backups do: its own entry point in the place of
 * the image's, a client in it, and nothing that starts the store. Such a service keeps no data of a store.
 */
export function isClientOnly({ entrypoint, command }: Pick<ServiceView, 'entrypoint' | 'command'>): boolean {
  if (entrypoint === null || entrypoint.length === 0) return false;
  const text = [...entrypoint, ...(command ?? [])].join('\n');
  return clients.test(text) && !servers.test(text);
}
