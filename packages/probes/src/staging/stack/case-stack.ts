import type { ResolvedGate } from '@sallyport/gate';
import type { ProbeCase } from '../../case.ts';
import type { StackCase } from './staging-rule.ts';

const digest = 'sha256:4c1f0a2b7d3e5f60718293a4b5c6d7e8f90123454c1f0a2b7d3e5f6071829304';

/** A service that breaks no rule. A case says what is different about its own. */
const soundService: Readonly<Record<string, unknown>> = {
  image: `registry.harbour.example/team/app:1.4.2@${digest}`,
  restart: 'on-failure:5',
  init: true,
  read_only: true,
  user: '10001:10001',
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  pids_limit: 200,
  mem_limit: '256m',
  cpus: 0.5,
  ulimits: { nofile: { soft: 4096, hard: 8192 } },
  logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '5' } },
  networks: ['inner'],
  healthcheck: {
    test: ['CMD', '/usr/local/bin/check', '--fail'],
    interval: '15s',
    timeout: '5s',
    retries: 3,
    start_period: '20s',
  },
};

/** The world of a case: the Compose file that it describes, at `deploy/compose.yaml`, and what lies around it. */
export function caseWorld(stack: StackCase): Pick<ProbeCase, 'files' | 'gate'> {
  const texts = stack.compose ?? [JSON.stringify(modelOf(stack), null, 2)];
  const names = texts.map((_, index) => (index === 0 ? 'deploy/compose.yaml' : `deploy/compose.${index}.yaml`));
  const environment = Object.entries(stack.environment ?? {}).map(([name, value]) => `${name}=${value}\n`);
  const staging: ResolvedGate['staging'] = {
    files: names,
    environment: environment.length > 0 ? ['deploy/staging.env'] : [],
    exposure: stack.exposure ?? [],
  };
  return {
    gate: { staging, untracked: (stack.untracked ?? []).map((path) => ({ path, kind: 'secret' })) },
    files: {
      ...Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ''])),
      ...(environment.length > 0 ? { 'deploy/staging.env': environment.join('') } : {}),
      ...stack.files,
    },
  };
}

/** JSON is YAML, and its lines are as good as any. */
function modelOf(stack: StackCase): Readonly<Record<string, unknown>> {
  const services = stack.services ?? { app: {} };
  return {
    name: 'harbour',
    services: Object.fromEntries(Object.entries(services).map(([name, own]) => [name, laidOver(soundService, own)])),
    networks: { inner: { internal: true } },
    ...stack.model,
  };
}

function laidOver(base: Readonly<Record<string, unknown>>, own: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries({ ...base, ...own }).filter(([, value]) => value !== null));
}
