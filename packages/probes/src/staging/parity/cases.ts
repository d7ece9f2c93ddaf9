import type { ProductionDifference, ResolvedGate } from '@sallyport/gate';
import type { FailingCase, PassingCase, ProbeCases } from '../../case.ts';
import { description, manifests } from './case-forms.ts';

type Data = Readonly<Record<string, unknown>>;

function digest(first: string): string {
  return `sha256:${first.repeat(64)}`;
}

/** Both sides in one file; a case says in overlays what each has otherwise. */
const base: Data = {
  name: 'harbour',
  services: {
    api: {
      image: `registry.harbour.example/team/api:1.4.2@${digest('a')}`,
      user: '10001:10001',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: '512m',
      environment: { DATABASE_HOST: 'postgres', LOG_LEVEL: 'info' },
      ports: ['8443:8443'],
    },
    postgres: {
      image: `postgres:16.10@${digest('b')}`,
      user: '70:70',
      environment: { POSTGRES_PASSWORD_FILE: '/run/secrets/database' },
      volumes: ['data:/var/lib/postgresql/data'],
    },
  },
  volumes: { data: {} },
};

interface Sides {
  readonly staging?: Data;
  readonly production?: Data;
  readonly differences?: readonly ProductionDifference[];
  readonly files?: Readonly<Record<string, string>>;
  readonly gate?: Partial<ResolvedGate>;
}

function world({
  staging = {},
  production = {},
  differences = [],
  files = {},
  gate = {},
}: Sides): Pick<PassingCase, 'gate' | 'files'> {
  return {
    gate: {
      staging: { files: ['deploy/compose.yaml', 'deploy/compose.staging.yaml'], environment: [], exposure: [] },
      production: { files: ['deploy/compose.yaml', 'deploy/compose.production.yaml'], environment: [], differences },
      ...gate,
    },
    files: {
      'deploy/compose.yaml': JSON.stringify(base, null, 2),
      'deploy/compose.staging.yaml': JSON.stringify({ services: staging }, null, 2),
      'deploy/compose.production.yaml': JSON.stringify({ services: production }, null, 2),
      ...files,
    },
  };
}

/** Production of another form: the Compose files are staging's alone. */
function against(path: string, text: string, staging: Data = {}): Pick<PassingCase, 'gate' | 'files'> {
  return world({
    staging,
    files: { [path]: text },
    gate: { production: { files: [path], environment: [], differences: [] } },
  });
}

const passes: readonly PassingCase[] = [
  { name: 'one stack for both', ...world({}) },
  {
    name: 'the same in another notation',
    ...world({
      staging: { api: { mem_limit: null, deploy: { resources: { limits: { memory: '0.5g' } } }, cap_drop: ['all'] } },
      production: { api: { security_opt: ['no-new-privileges=true'] } },
    }),
  },
  {
    name: 'names and addresses of its own',
    ...world({
      staging: {
        api: { environment: { PUBLIC_URL: 'https://play.staging.harbour.example' }, labels: { stage: 'test' } },
      },
      production: { api: { environment: { PUBLIC_URL: 'https://play.harbour.example' }, container_name: 'api' } },
    }),
  },
  {
    name: 'a signed difference',
    ...world({
      production: { api: { mem_limit: '1g' } },
      differences: [{ service: 'api', key: 'mem_limit', reason: 'One host carries the test' }],
    }),
  },
  { name: 'a stricter staging', ...world({ staging: { postgres: { read_only: true } } }) },
  { name: 'production in Kubernetes', ...against('deploy/production.yaml', manifests({})) },
  { name: 'production described by hand', ...against('deploy/production.yaml', description({})) },
];

function fails(
  name: string,
  rule: string,
  from: Pick<PassingCase, 'gate' | 'files'>,
  more: Partial<FailingCase> = {},
): FailingCase {
  return { name, rule: `staging.parity.${rule}`, ...from, ...more };
}

export const cases: ProbeCases = {
  passes,
  fails: [
    fails('an older database', 'component', world({ staging: { postgres: { image: 'postgres:15-alpine' } } })),
    fails('another database', 'component', world({ staging: { postgres: { image: 'mysql:8.4' } } })),
    fails(
      'a database whose version a manifest names',
      'component',
      against('deploy/k8s.yaml', manifests({ postgres: 'postgres:17.2' })),
    ),
    fails(
      'a managed database of another version',
      'component',
      against('deploy/plan.yaml', description({ version: '17' })),
    ),
    fails(
      'a declared older database',
      'component',
      world({
        staging: { postgres: { image: 'postgres:15' } },
        differences: [{ service: 'postgres', key: 'image', reason: 'The old data is still there' }],
      }),
    ),
    fails(
      'an older version below one',
      'component',
      world({
        staging: { mail: { image: 'prom/alertmanager:v0.25.0' } },
        production: { mail: { image: 'prom/alertmanager:v0.28.0' } },
      }),
    ),
    fails(
      'another build of an own program',
      'image',
      world({
        staging: { api: { image: `registry.harbour.example/team/api:1.4.2@${digest('c')}` } },
      }),
    ),
    fails(
      'another patch of a database',
      'image',
      world({ staging: { postgres: { image: `postgres:16.9@${digest('d')}` } } }),
    ),
    fails(
      'a service that testers never meet',
      'missing-service',
      world({ production: { mailer: { image: 'registry.harbour.example/team/mailer:1' } } }),
    ),
    fails(
      'a tool beside the stack',
      'missing-service',
      world({ staging: { mailpit: { image: 'axllent/mailpit:v1.21' } } }),
    ),
    fails(
      'a database that asks nobody',
      'authentication',
      world({
        staging: { postgres: { environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' } } },
      }),
    ),
    fails(
      'plain addresses',
      'transport',
      world({
        staging: { api: { environment: { CACHE_URL: 'redis://cache:6379' } } },
        production: { api: { environment: { CACHE_URL: 'rediss://cache:6379' } } },
      }),
    ),
    fails(
      'a proxy in the plain',
      'transport',
      world({
        staging: { edge: { image: 'caddy:2.10.2', volumes: ['./plain:/etc/caddy/Caddyfile:ro'] } },
        production: { edge: { image: 'caddy:2.10.2', volumes: ['./secure:/etc/caddy/Caddyfile:ro'] } },
        files: {
          'deploy/plain': 'http://harbour.example {\n\trespond ok\n}\n',
          'deploy/secure': 'https://harbour.example {\n\trespond ok\n}\n',
        },
      }),
      { also: ['staging.parity.undeclared'] },
    ),
    fails('a writable door', 'hardening', world({ staging: { api: { read_only: false } } })),
    fails('an engine that runs as root', 'hardening', world({ staging: { api: { user: '0:0' } } })),
    fails(
      'a manifest that is stricter',
      'hardening',
      against('deploy/k8s.yaml', manifests({}), { api: { cap_drop: [], privileged: true } }),
    ),
    fails(
      'a variable of production alone',
      'environment',
      world({ production: { api: { environment: { CACHE_SIZE: '100' } } } }),
    ),
    fails(
      'a feature that is off',
      'environment',
      world({
        staging: { api: { environment: { FEATURE_TRADING: 'off' } } },
        production: { api: { environment: { FEATURE_TRADING: 'on' } } },
      }),
    ),
    fails(
      'a tenth of the memory',
      'capacity',
      world({
        production: { api: { mem_limit: '5g' } },
        differences: [{ service: 'api', key: 'mem_limit', reason: 'One host carries the test' }],
      }),
    ),
    fails('one for three', 'capacity', world({ production: { api: { deploy: { replicas: 3 } } } })),
    fails('another time to stop', 'undeclared', world({ production: { api: { stop_grace_period: '2m' } } })),
    fails(
      'one password for both',
      'shared-secret',
      world({
        staging: { api: { environment: { SESSION_SECRET: 'q7Tn2vXw9LbR4kZs' } } },
        production: { api: { environment: { SESSION_SECRET: 'q7Tn2vXw9LbR4kZs' } } },
      }),
    ),
    fails(
      'one store for both',
      'shared-secret',
      world({
        staging: { api: { environment: { SIGNING_KEY: 'vault:secret/harbour#signing' } } },
        production: { api: { environment: { SIGNING_KEY: 'vault:secret/harbour#signing' } } },
      }),
    ),
    fails(
      'one environment file for both',
      'shared-secret',
      world({
        gate: {
          staging: { files: ['deploy/compose.yaml'], environment: ['deploy/.env'], exposure: [] },
          production: { files: ['deploy/compose.yaml'], environment: ['deploy/.env'], differences: [] },
          untracked: [{ path: 'deploy/.env', kind: 'secret' }],
        },
      }),
    ),
    fails(
      'the chain of real money',
      'shared-target',
      world({
        staging: { api: { environment: { CHAIN_ID: '1' } } },
        production: { api: { environment: { CHAIN_ID: '1' } } },
      }),
    ),
    fails(
      'a difference that is gone',
      'idle-declaration',
      world({
        differences: [{ service: 'api', key: 'deploy.replicas', reason: 'One host carries the test' }],
      }),
      { result: 'Passed' },
    ),
    fails(
      'production that loads in parts',
      'component',
      world({
        staging: { postgres: { image: 'postgres:15' } },
        files: { 'deploy/compose.production.yaml': 'services:\n  api:\n    read_only: true\n    read_only: true\n' },
      }),
    ),
  ],
};
