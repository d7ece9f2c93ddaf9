import type { Service, Stack } from './stack.ts';
import type { Counterexample, StackStatement } from './statement.ts';

/** How people write the products whose tags start with their version, by the id of the component table. */
const products: Readonly<Record<string, string>> = {
  postgres: 'postgres(?:ql)?',
  mysql: 'mysql',
  mariadb: 'mariadb',
  mongo: 'mongo(?:db)?',
  redis: 'redis',
  valkey: 'valkey',
  rabbitmq: 'rabbitmq',
  nats: 'nats',
  memcached: 'memcached',
  clickhouse: 'clickhouse',
  neo4j: 'neo4j',
  elasticsearch: 'elasticsearch',
  opensearch: 'opensearch',
  keycloak: 'keycloak',
  nginx: 'nginx',
  caddy: 'caddy',
  traefik: 'traefik',
  haproxy: 'haproxy',
  grafana: 'grafana',
  prometheus: 'prometheus',
};
/** What is needed, supported, left behind or still to come is not what runs. */
const otherwise =
  /\b(?:requir\w+|needs?|compatib\w*|support\w*|works?\s+with|tested|minimum|at\s+least|later|newer|higher|above|older|upgrad\w*|migrat\w*|from|since|until|before|after|than|deprecat\w*|bugs?|CVE-\d+|clients?|drivers?|instead|introduced|added|released|removed|changed|was|were|had|brought)\b|[≥>]=?|\d\+/i;
const after = String.raw`(?:\s*:\s*|\s+(?:version\s+|v\.?\s*)?|\s*[(|]\s*)v?(\d{1,3}(?:\.\d{1,3}){0,2})(?![\d%])(?!\s*(?:GiB|GB|MiB|MB|ms|s|min|times|nodes?|replicas?|instances?|databases?|workers?|services?|ports?|users?|shards?|days?|hours?)\b)`;

export const productVersions: StackStatement = {
  name: 'versions of what runs',
  severity: 'medium',
  about: 'all',
  supports: false,
  says: [new RegExp(String.raw`\b(?:${Object.values(products).join('|')})${after}`, 'i')],
  against: ({ stack, text }) =>
    otherwise.test(text)
      ? []
      : Object.entries(products).flatMap(([id, name]) => {
          const said = new RegExp(String.raw`\b${name}${after}`, 'i').exec(text)?.[1];
          return said === undefined ? [] : against(id, said, stack);
        }),
};

function against(id: string, said: string, stack: Stack): readonly Counterexample[] {
  const running = stack.view.services.filter(({ component }) => component?.id === id);
  const services = running.flatMap(({ name, image }) => {
    const version = /^v?(\d{1,3}(?:\.\d+){0,3})(?=$|[-_])/.exec(image?.tag ?? '')?.[1];
    const service = stack.services.find((each) => each.name === name);
    return version === undefined || service === undefined || service.image === null ? [] : [{ service, version }];
  });
  // One whose version cannot be told may be the one that is meant.
  if (services.length === 0 || services.length < running.length) return [];
  if (services.some(({ version }) => isSame(said, version))) return [];
  return services.map(({ service }) => runs(service));
}

/** As far as both say it: 16 and 16.4 are the same. */
function isSame(said: string, version: string): boolean {
  const [one, other] = [said.split('.'), version.split('.')];
  return one.every((part, index) => other[index] === undefined || Number(part) === Number(other[index]));
}

function runs(service: Service): Counterexample {
  return { what: `${service.name} runs ${service.image ?? ''}`, at: service.at };
}
