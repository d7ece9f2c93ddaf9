import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { type Connection, connectionsOutside } from '../connections.ts';

export const rule: StagingRule = {
  id: 'staging.transport.plain-datastore',
  number: 'TLS-09',
  title: 'Data crosses to another machine without TLS',
  why: 'Whoever stands between the two machines reads the password and the rows, and can change both.',
  fix: 'Use the encrypted scheme (`rediss`, `amqps`, `https`), or `sslmode=verify-full` and `tls=true` in the address.',
  source: 'CWE-319; TLS-09',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const plain = connectionsOutside(service, stack).flatMap((connection) => {
        const how = whyPlain(connection);
        return how === null ? [] : [{ ...connection, how }];
      });
      const [first] = plain;
      if (first === undefined) return [];
      return [
        {
          severity: 'medium',
          address: `${service.name}.${first.name} transport`,
          at: first.at,
          what: `${service.name} reaches ${first.host} by ${first.name} ${first.how}${plain.length > 1 ? `, and ${plain.length - 1} more so` : ''}.`,
        } satisfies RuleSighting,
      ];
    }),
};

const plainSchemes = new Set(['redis', 'valkey', 'amqp', 'mqtt', 'stomp', 'nats', 'ldap', 'memcached', 'clickhouse']);

/** Why a connection is not encrypted; null: it is, or that cannot be told. */
function whyPlain({ scheme, query, name }: Connection): string | null {
  if (/^postgres(?:ql)?(?:\+\w+)?$/.test(scheme)) {
    const [, mode] = /(?:^|&)sslmode=(\w[\w-]*)/.exec(query) ?? [];
    if (mode !== undefined) return /^(?:disable|allow|prefer)$/.test(mode) ? `with sslmode=${mode}` : null;
    return /(?:^|&)(?:ssl|tls)=(?:true|1|require)/.test(query)
      ? null
      : 'without sslmode, which takes plain words when the server offers no more';
  }
  if (/^(?:mysql|mariadb)(?:\+\w+)?$/.test(scheme))
    return /(?:^|&)(?:ssl|tls|ssl-mode|sslmode|sslMode|ssl_ca)[\w-]*=(?!false|disabled|0)/i.test(query)
      ? null
      : 'without TLS in its address';
  if (scheme === 'mongodb') return /(?:^|&)(?:ssl|tls)=true/.test(query) ? null : 'without tls=true';
  if (plainSchemes.has(scheme)) return `over ${scheme}, which is not encrypted`;
  const isStore = /(?:S3|MINIO|OBJECT|ELASTIC|OPENSEARCH|SEARCH|CLICKHOUSE|INFLUX|VAULT|CONSUL|ETCD|NEO4J)/i.test(name);
  return scheme === 'http' && isStore ? 'over http' : null;
}
