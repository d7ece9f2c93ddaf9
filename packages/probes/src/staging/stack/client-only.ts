import type { ServiceView } from './stack-view.ts';

/** Programs that stand in the image of a store and talk to one elsewhere. */
const clients =
  /\b(?:pg_dump(?:all)?|pg_restore|pg_basebackup|psql|mysqldump|mariadb-dump|mysqladmin|mongodump|mongorestore|mongosh|redis-cli|valkey-cli|etcdctl|clickhouse-client)\b/;
/** Words that start the store itself, whatever else stands there. */
const servers =
  /\b(?:postgres|mysqld(?:_safe)?|mariadbd|mongod|redis-server|valkey-server|clickhouse-server|cassandra|neo4j|influxd|nats-server|rabbitmq-server|mosquitto|elasticsearch|opensearch|kafka-server-start(?:\.sh)?|etcd|cockroach|minio server|meilisearch)(?=["'\s;]|$)|entrypoint|(?:^|\/)run\b/;

/**
 * Whether a service uses the image of a store for its tools alone, as backups and jobs that set something up do: a
 * client or a shell is started in it, by its own entry point or by the script of the image, and nothing starts the
 * store. Such a service keeps no data of a store.
 */
export function isClientOnly({
  entrypoint,
  command,
  component,
}: Pick<ServiceView, 'entrypoint' | 'command' | 'component'>): boolean {
  const own = entrypoint !== null && entrypoint.length > 0;
  const text = [...(entrypoint ?? []), ...(command ?? [])].join('\n');
  if (servers.test(text)) return false;
  if (own) return clients.test(text);
  // The script of the image hands over to any other program that the command names.
  const [program = '', option = ''] = command ?? [];
  const isShell = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z)?sh$/.test(program) && /^-[a-z]*c$/.test(option);
  return component?.entryPoint === 'script' && (isShell || clients.test(program));
}
