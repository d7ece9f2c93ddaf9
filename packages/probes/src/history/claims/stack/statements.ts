import { isLoopback, type PublishedPort, type Service } from './stack.ts';
import type { Counterexample, Scope, StackStatement } from './statement.ts';

const every = /\b(?:all|every|each|no|none|only|everywhere|any|zero|without|never|0)\b/i;
const defaultSecret =
  /^(?:admin|administrator|root|password|passw0rd|pass|secret|changeme|change[-_]me|default|test|testing|guest|user|postgres|mysql|mongo|redis|rabbitmq|minio|minioadmin|grafana|elastic|dev|development|example|letmein|qwerty|12345\d*|0+|1+|todo|xxx+|foo|bar|supersecret|mysecret\w*|your[-_]\w+)$/i;
const secretName = /(?:PASS(?:WORD|WD|PHRASE)?|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS?)(?:_\w+)?$/i;
const exception =
  /\b(?:apart\s+from|except(?:\s+for)?|other\s+than|besides)\s+(?:the\s+)?(?:ports?\s+)?\d{2,5}(?:\s*(?:,|and|or|&|\/)\s*\d{2,5})*/i;
const plainPort = /^(?:80|3000|5000|8000|8008|8080|8081|8888|9000)$/;
const proxy = /nginx|traefik|caddy|haproxy|envoy|gateway|proxy|ingress|apache|httpd/i;

/** "apart from 80 and 443"; null: no port is excepted by its number. */
export function exceptedPorts(text: string): string | null {
  return exception.exec(text)?.[0] ?? null;
}

export function open(service: Service): readonly PublishedPort[] {
  return service.ports.filter((port) => port.address !== null && !isLoopback(port.address));
}

export function portText(service: Service, port: PublishedPort): Counterexample {
  return { what: `${service.name} publishes port ${port.port ?? port.target} on ${port.address ?? ''}`, at: port.at };
}

export function hostNetwork(service: Service): readonly Counterexample[] {
  return service.hostNetwork ? [{ what: `${service.name} uses the network of the host`, at: service.at }] : [];
}

function undeclared(scope: Scope): readonly Counterexample[] {
  return scope.services.flatMap((service) => [
    ...open(service)
      .filter((port) => !scope.declared.has(port.port ?? ''))
      .map((port) => portText(service, port)),
    ...hostNetwork(service),
  ]);
}

export const stackStatements: readonly StackStatement[] = [
  {
    name: 'ports are bound to loopback',
    severity: 'high',
    about: 'all',
    supports: true,
    says: [
      /\b(?:ports?|services|containers|everything)\b/i,
      /\b(?:loopback|localhost|127\.0\.0\.1)\b/i,
      /\b(?:bound|bind|binds|restricted|limited|only|listen\w*)\b/i,
      every,
    ],
    excepts: true,
    against: (scope) => {
      const excepted = new Set(exceptedPorts(scope.text)?.match(/\d+/g));
      return undeclared({ ...scope, declared: new Set([...scope.declared, ...excepted]) });
    },
  },
  {
    name: 'named services are not reachable from outside',
    severity: 'high',
    about: 'named',
    supports: true,
    says: [
      /\b(?:not|never|no|neither|nor|none)\b[^.;]{0,60}\b(?:exposed|published)\b|\b(?:not|never|no|neither|nor|none)\b[^.;]{0,60}\b(?:reachable|accessible|open)\b[^.;]{0,30}\b(?:public\w*|internet|outside|extern\w*|world)\b|\b(?:not|never)\s+public(?:ly)?\b|\binternal(?:ly)?[- ]only\b/i,
    ],
    against: (scope) =>
      scope.services.flatMap((service) => [
        ...open(service).map((port) => portText(service, port)),
        ...hostNetwork(service),
      ]),
  },
  {
    name: 'no ports are exposed',
    severity: 'high',
    about: 'all',
    supports: true,
    says: [/\bno\s+(?:\w+\s+){0,3}?ports?\b[^.;]{0,30}\b(?:exposed|published|open|reachable|accessible)\b/i],
    against: undeclared,
  },
  {
    name: 'only the named ports are exposed',
    severity: 'high',
    about: 'all',
    supports: true,
    says: [
      /\bonly\s+(?:\w+\s+){0,2}?ports?\s+\d{2,5}\b[^.;]{0,40}\b(?:exposed|published|open|reachable|accessible|forwarded)\b/i,
    ],
    against: (scope) => {
      const named = new Set(scope.text.match(/\b\d{2,5}\b/g) ?? []);
      return scope.services.flatMap((service) =>
        open(service)
          .filter((port) => !named.has(port.port ?? ''))
          .map((port) => portText(service, port)),
      );
    },
  },
  {
    name: 'everything is encrypted in transit',
    severity: 'high',
    about: 'all',
    supports: false,
    says: [
      /\b(?:TLS|SSL|HTTPS|encrypted)\b/i,
      /\b(?:all|every|each|everywhere)\b/i,
      /\b(?:endpoints?|traffic|connections?|services?|communications?|everywhere|ports?)\b/i,
    ],
    against: (scope) =>
      scope.services
        .filter((service) => !proxy.test(`${service.name} ${service.image ?? ''}`))
        .flatMap((service) =>
          open(service)
            .filter((port) => plainPort.test(port.target))
            .map((port) => ({
              what: `${service.name} publishes port ${port.port ?? port.target} on ${port.address ?? ''}, in front of its plain port ${port.target}`,
              at: port.at,
            })),
        ),
  },
  {
    name: 'images are pinned',
    severity: 'medium',
    about: 'all',
    supports: true,
    says: [/\bimages?\b/i, /\bpinned\b|\bno\b[^.;]{0,20}\blatest\b/i],
    against: (scope) =>
      scope.services.flatMap((service) => {
        if (service.image === null || service.built) return [];
        const digest = /@sha256:[0-9a-f]{64}$/.test(service.image);
        const tag = /:([^/:@]+)$/.exec(service.image.replace(/@.*$/, ''))?.[1] ?? null;
        const wantsDigest = /\bdigests?\b|\bsha-?256\b/i.test(scope.text);
        if (digest || (!wantsDigest && tag !== null && tag !== 'latest')) return [];
        return [{ what: `${service.name} runs ${service.image}`, at: service.at }];
      }),
  },
  {
    name: 'there are no default or built-in secrets',
    severity: 'high',
    about: 'all',
    supports: false,
    says: [
      /\b(?:no|zero|without|0)\s+(?:[\w-]+\s+){0,3}?(?:default|hard-?coded|plain-?text|development)\s+(?:[\w/]+\s+){0,3}?(?:passwords?|credentials?|secrets?|keys?)\b|\b(?:all|every)\s+(?:[\w-]+\s+){0,3}?(?:passwords?|credentials?|secrets?)\s+(?:\w+\s+){0,3}?(?:changed|rotated|replaced|removed|externali[sz]ed|unique|strong)\b|\bdefault\s+(?:passwords?|credentials?|secrets?)\s+(?:\w+\s+){0,3}?(?:removed|changed|replaced|rotated|disabled|eliminated)\b/i,
    ],
    against: (scope) => {
      const anyLiteral = /\bhard-?coded\b|\bplain-?text\b|\bexternali[sz]ed\b/i.test(scope.text);
      return scope.services.flatMap((service) =>
        service.environment
          .filter((variable) => secretName.test(variable.name) && !/_FILE$/i.test(variable.name))
          .filter((variable) => variable.value !== null && variable.value !== '')
          .filter((variable) => defaultSecret.test(variable.value ?? '') || (anyLiteral && variable.literal))
          .map((variable) => ({
            what: `${service.name} sets ${variable.name} to a ${defaultSecret.test(variable.value ?? '') ? 'well-known default' : 'value written into the file'}`,
            at: variable.at,
          })),
      );
    },
  },
  {
    name: 'every service has a health check',
    severity: 'medium',
    about: 'all',
    supports: true,
    says: [/\bhealth\s?-?checks?\b/i, /\b(?:all|every|each)\b/i, /\b(?:services?|containers?|components?)\b/i],
    against: (scope) =>
      scope.services
        .filter((service) => service.healthcheck === 'disabled' || (service.healthcheck === 'absent' && !service.built))
        .map((service) => ({
          what: `${service.name} ${service.healthcheck === 'disabled' ? 'has its health check disabled' : 'declares none'}`,
          at: service.at,
        })),
  },
  {
    name: 'every service has limits',
    severity: 'medium',
    about: 'all',
    supports: true,
    says: [
      /\b(?:memory|cpu|resource)\s+(?:\w+\s+)?limits?\b|\blimits?\b[^.;]{0,30}\b(?:memory|cpu)\b/i,
      /\b(?:all|every|each)\b/i,
      /\b(?:services?|containers?)\b/i,
    ],
    against: (scope) =>
      scope.services
        .filter((service) =>
          /\bcpu\b/i.test(scope.text) && !/\bmemory\b/i.test(scope.text) ? !service.cpuLimit : !service.memoryLimit,
        )
        .map((service) => ({ what: `${service.name} has no limit`, at: service.at })),
  },
  {
    name: 'every service restarts',
    severity: 'medium',
    about: 'all',
    supports: true,
    says: [
      /\brestart\s+polic(?:y|ies)\b|\brestarts?\s+automatically\b|\bauto-?restarts?\b/i,
      /\b(?:all|every|each)\b/i,
    ],
    against: (scope) =>
      scope.services
        .filter((service) => !service.restarts)
        .map((service) => ({ what: `${service.name} has no restart policy`, at: service.at })),
  },
  {
    name: 'nothing runs privileged',
    severity: 'high',
    about: 'all',
    supports: true,
    says: [
      /\bno\s+(?:\w+\s+){0,2}?privileged\b|\bprivileged\s+(?:mode\s+)?(?:\w+\s+){0,2}?(?:disabled|removed|unused)\b/i,
    ],
    against: (scope) =>
      scope.services
        .filter((service) => service.privileged)
        .map((service) => ({ what: `${service.name} is privileged`, at: service.at })),
  },
  {
    name: 'nothing runs as root',
    severity: 'medium',
    about: 'all',
    supports: false,
    says: [/\bnon-?root\b|\bunprivileged\s+users?\b|\brootless\b|\b(?:not|no|none)\b[^.;]{0,30}\bas\s+root\b/i, every],
    against: (scope) =>
      scope.services
        .filter((service) => service.user !== null && /^(?:root|0)(?::|$)/.test(service.user))
        .map((service) => ({ what: `${service.name} runs as root`, at: service.at })),
  },
  {
    name: 'the engine socket is not mounted',
    severity: 'high',
    about: 'all',
    supports: true,
    says: [/\bdocker[. ]sock(?:et)?\b/i, /\b(?:not|no|never|removed)\b/i],
    against: (scope) =>
      scope.services
        .filter((service) => service.mountsEngineSocket)
        .map((service) => ({ what: `${service.name} mounts it`, at: service.at })),
  },
];
