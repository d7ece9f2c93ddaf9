import type { Service, Stack } from './stack.ts';

const dataStore =
  /postgres|mysql|mariadb|mongo|redis|valkey|memcache|rabbit|kafka|nats|elastic|opensearch|clickhouse|minio|cassandra|couch|influx|etcd|mssql|timescale|scylla|cockroach/i;

/** Services that a sentence names, by their own name or by kind: "the database", "data stores", "Redis". */
export function servicesNamed(text: string, stack: Stack): readonly Service[] {
  return stack.services.filter((service) => new RegExp(String.raw`\b(?:${namesOf(service)})\b`, 'i').test(text));
}

/**
 * Services of which a sentence says that they are not something: "the database and redis ports are not exposed", "no
 * database ports are published". "Database errors are not exposed" is about errors.
 */
export function servicesDenied(text: string, stack: Stack): readonly Service[] {
  const filler = String.raw`(?:\s*(?:,|and|or|&)\s*[\w-]+|\s+(?:ports?|services?|containers?|instances?|servers?|databases?|clusters?|is|are|was|were|remains?|both|all|kept|\d+)|\s*\([^)]*\))*`;
  return stack.services.filter((service) => {
    const names = namesOf(service);
    if (!new RegExp(names, 'i').test(text)) return false;
    const denied = String.raw`\b(?:${names})\b${filler}\s*[:,—–-]?\s*(?:not|never|internal(?:ly)?[- ]only)\b`;
    const none = String.raw`\b(?:no|none\s+of\s+the)\s+(?:[\w-]+\s+){0,2}?(?:${names})\s+(?:ports?|services?|containers?)\b`;
    return new RegExp(`${denied}|${none}`, 'i').test(text);
  });
}

function namesOf(service: Service): string {
  const words = `${service.name} ${service.image ?? ''}`;
  const product = dataStore.exec(words)?.[0];
  const names = service.name.length > 2 ? [service.name.replace(/[^\w-]/g, '.')] : [];
  if (product !== undefined) names.push(String.raw`${product}\w*`, 'databases?', String.raw`data\s?stores?`, 'dbs?');
  return names.length === 0 ? '(?!)' : names.join('|');
}
