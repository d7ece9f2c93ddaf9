import { plainName } from '../stack/secret-name.ts';
import type { ServiceView } from '../stack/stack-view.ts';

const roles: readonly (readonly [RegExp, string])[] = [
  [/(?:POSTGRES|POSTGRESQL|(?:^|_)PG|MYSQL|MARIADB|DATABASE|(?:^|_)DB)/, 'a database'],
  [/MONGO/, 'MongoDB'],
  [/REDIS|VALKEY|CACHE/, 'a cache'],
  [/RABBIT|AMQP|KAFKA|NATS|MQTT|BROKER/, 'a broker'],
  [/MINIO|S3|OBJECT|BUCKET/, 'an object store'],
  [/ELASTIC|OPENSEARCH|MEILI|SEARCH/, 'a search engine'],
  [/JWT|SESSION|COOKIE|SIGNING|HMAC|CSRF/, 'signing'],
  [/ENCRYPT|CRYPT/, 'encryption'],
  [/GRAFANA|(?:^|_)GF_/, 'dashboards'],
  [/SMTP|MAIL/, 'mail'],
  [/WEBHOOK/, 'web hooks'],
  [/ADMIN/, 'an administrator'],
];

/** What a secret opens, by its name, its address, or the service that has it; null: its name does not say. */
export function roleOf(name: string, service: ServiceView, value: string | null): string | null {
  const plain = plainName(name);
  const entry = service.environment.find((each) => each.name === name);
  const scheme = /^([a-z]+)/i.exec(entry?.value ?? '')?.[1] ?? '';
  const byAddress =
    entry?.value !== value && /:\/\//.test(entry?.value ?? '') ? schemes[scheme.toLowerCase()] : undefined;
  return byAddress ?? roles.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

const schemes: Readonly<Record<string, string>> = {
  postgres: 'a database',
  postgresql: 'a database',
  mysql: 'a database',
  mariadb: 'a database',
  mongodb: 'MongoDB',
  redis: 'a cache',
  rediss: 'a cache',
  amqp: 'a broker',
  amqps: 'a broker',
};
