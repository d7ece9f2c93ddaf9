import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { caseWorld } from './case-stack.ts';
import { readStackView } from './read-stack-view.ts';
import type { StackCase, StagingRule } from './staging-rule.ts';

/** Rules of all families, by family and name. */
const rules = new Map<string, StagingRule>();
for (const probe of readdirSync(fileURLToPath(new URL('../', import.meta.url)), {
  recursive: true,
  encoding: 'utf8',
})) {
  const family = /^([a-z-]+)[\\/]rules\.generated\.ts$/u.exec(probe)?.[1];
  if (family === undefined) continue;
  const loaded = (await import(`../${family}/rules.generated.ts`)) as { rules: readonly StagingRule[] };
  for (const rule of loaded.rules) rules.set(rule.id.replace('staging.', ''), rule);
}

async function severities(name: string, stack: StackCase): Promise<readonly string[]> {
  const rule = rules.get(name);
  if (rule === undefined) throw new Error(`There is no rule ${name}.`);
  const found = rule.find(await readStackView(caseContext({ name, ...caseWorld(stack) })));
  return found.map(({ severity }) => severity);
}

function app(own: Readonly<Record<string, unknown>>): StackCase {
  return { services: { app: own } };
}

function old(own: Readonly<Record<string, unknown>>): StackCase {
  return { ...app(own), model: { version: '3.8' } };
}

const edge = { networks: { inner: { internal: true }, edge: {} } };
function web(ports: readonly unknown[]): StackCase {
  return { services: { web: { image: 'nginx:1.29.3', networks: ['edge'], ports } }, model: edge };
}

const random = 'k7Rw2pVx9LqT4mZs8NbY';

/** Where another checker's rule was read or run and found wrong: what it does, our rule, and what ours must see or leave alone. */
test.each<readonly [string, string, 'fires' | 'silent', StackCase]>([
  ['KICS is silent where security_opt is absent', 'privilege.new-privileges', 'fires', app({ security_opt: null })],
  [
    'KICS misfired where another option stood beside it',
    'privilege.new-privileges',
    'silent',
    app({ security_opt: ['label:type:app_t', 'no-new-privileges:true'] }),
  ],
  [
    'KICS rejects the equals sign',
    'privilege.new-privileges',
    'silent',
    app({ security_opt: ['no-new-privileges=true'] }),
  ],
  [
    'KICS looks for a PID limit in old versions alone',
    'resources.no-process-limit',
    'fires',
    app({ pids_limit: null }),
  ],
  ['KICS needs a version key for memory', 'resources.no-memory-limit', 'fires', app({ mem_limit: null })],
  ['KICS needs a version key for CPU', 'resources.no-cpu-limit', 'fires', app({ cpus: null })],
  ['KICS calls mem_limit a failure in version 3', 'resources.no-memory-limit', 'silent', old({})],
  ['KICS calls cpus a failure in version 3', 'resources.no-cpu-limit', 'silent', old({})],
  ['KICS takes any dot for a bound address', 'exposure.undeclared-port', 'fires', web(['0.0.0.0:80:80'])],
  [
    'KICS fails a bound address in the long form',
    'exposure.undeclared-port',
    'silent',
    web([{ target: 80, published: '80', host_ip: '127.0.0.1' }]),
  ],
  ['KICS fired on every service without pid', 'privilege.host-namespace', 'silent', app({})],
  ['KICS passes a service without restart', 'health.restarts', 'fires', app({ restart: null })],
  ['KICS passes unless-stopped', 'health.restarts', 'fires', app({ restart: 'unless-stopped' })],
  [
    'Semgrep sees no service that is only built, nor a file without version (privileges)',
    'privilege.new-privileges',
    'fires',
    app({ image: null, build: '../app', security_opt: null }),
  ],
  [
    'Semgrep sees no service that is only built, nor a file without version (file system)',
    'privilege.writable-root',
    'fires',
    app({ image: null, build: '../app', read_only: null }),
  ],
  ['docker-bench 5.14 passes a public address', 'exposure.undeclared-port', 'fires', web(['203.0.113.7:80:80'])],
  ['docker-bench 5.14 passes IPv6', 'exposure.undeclared-port', 'fires', web(['[::]:80:80'])],
  ['docker-bench 5.15 passes always', 'health.restarts', 'fires', app({ restart: 'always' })],
  [
    'docker-bench 5.27 passes any health check that exists',
    'health.check-cannot-fail',
    'fires',
    app({ healthcheck: { test: ['CMD-SHELL', 'redis-cli ping || true'] } }),
  ],
  [
    'docker-bench 5.4 never asks for dropped capabilities',
    'privilege.capabilities-kept',
    'fires',
    app({ cap_drop: null }),
  ],
  ['docker-bench 5.3 wants SELinux where there is none', 'privilege.confinement-off', 'silent', app({})],
  ['dclint passes nginx:alpine', 'images.unversioned-tag', 'fires', app({ image: 'nginx:alpine' })],
  [
    'compose-lint reads no command',
    'secrets.in-arguments',
    'fires',
    app({ image: 'redis:7', command: ['redis-server', '--requirepass', random] }),
  ],
  [
    'compose-lint reads no health check',
    'secrets.in-arguments',
    'fires',
    app({ image: 'redis:7', healthcheck: { test: ['CMD', 'redis-cli', '-a', random, 'ping'] } }),
  ],
])('%s: %s %s', async (_, name, wanted, stack) => {
  const found = await severities(name, stack);
  expect(found.length > 0 ? 'fires' : 'silent').toBe(wanted);
});

test('KICS calls every named volume shared: no rule minds one that one service has', async () => {
  const stack: StackCase = {
    ...app({ volumes: ['state:/var/lib/app'] }),
    model: { networks: { inner: { internal: true } }, volumes: { state: {} } },
  };
  for (const name of rules.keys()) {
    // That nobody copies the volume is another matter.
    if (name.startsWith('backup.')) continue;
    expect(await severities(name, stack), name).toEqual(await severities(name, app({})));
  }
});

test('dclint passes a tag that names a line and no release: the digest is asked for', async () => {
  expect(await severities('images.no-digest', app({ image: 'postgres:15-alpine' }))).not.toEqual([]);
});

test('dclint wants single quotes: no rule minds which quotes a port has', async () => {
  const quoted = (quote: string): StackCase => ({
    compose: [`services:\n  web:\n    image: nginx:1.29.3\n    ports: [${quote}127.0.0.1:8080:80${quote}]\n`],
  });
  for (const name of rules.keys())
    expect(await severities(name, quoted('"')), name).toEqual(await severities(name, quoted("'")));
});

test('compose-lint gives an exposed data store and an exposed web page one severity: the store is worse', async () => {
  const store = app({ image: 'postgres:16.10-alpine', ports: ['5432:5432'] });
  expect(await severities('exposure.data-port', store)).toEqual(['critical']);
  expect(await severities('exposure.undeclared-port', web(['80:80']))).toEqual(['medium']);
});
