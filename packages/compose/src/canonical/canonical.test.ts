import { expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import { resolveNamedVariables } from '../environment/resolve-named-variables.ts';
import type { MapNode } from '../node.ts';
import { normalize } from '../normalize/normalize.ts';
import { resolvePaths } from '../normalize/resolve-paths.ts';
import { setDefaults } from '../normalize/set-defaults.ts';
import { toModel } from '../normalize/to-model.ts';
import { nodesOf } from '../testing/nodes-of.ts';
import { canonicalize } from './canonicalize.ts';
import { portsAndMounts, processAndEnvironment } from './mounts-and-process.cases.ts';
import { buildAndNetwork, healthAndResources } from './resources-and-network.cases.ts';
import { modelCases, refusedValues } from './whole-models.cases.ts';

const variables = new Map([['FROM_SHELL', 'shell']]);

function printed(text: string): Record<string, unknown> {
  const canonical = setDefaults(canonicalize(nodesOf(text)));
  const resolved = resolvePaths(resolveNamedVariables(canonical, variables), '/work', '/home/me');
  const { name: _name, ...model } = toModel(normalize(resolved, 'app', variables));
  return model;
}

function serviceText(written: string): string {
  return `services:\n  web:\n${written.replace(/^/gm, '    ')}`;
}

test.each([...portsAndMounts, ...processAndEnvironment, ...healthAndResources, ...buildAndNetwork])(
  '%s',
  (_statement, written, wanted) => {
    const { web } = printed(serviceText(written))['services'] as Record<string, Record<string, unknown>>;
    const { networks, ...service } = web ?? {};
    expect(written.includes('networks:') ? { ...service, networks } : service).toEqual(wanted);
  },
);

test.each(modelCases)('%s', (_statement, written, wanted) => {
  expect(printed(written)).toEqual(wanted);
});

test.each(refusedValues)('%s is refused with its place', (_statement, written, line, word) => {
  const error = thrownBy(() => canonicalize(nodesOf(serviceText(written))));
  expect(error.code).toBe('COMPOSE_VALUE');
  expect(error.problems[0]?.at?.line).toBe(line + 2);
  expect(error.message).toContain(word);
});

test('every value that does not read is told', () => {
  const error = thrownBy(() => canonicalize(nodesOf(serviceText('ports: [a]\nmem_limit: b\ncpus: c'))));
  expect(error.problems).toHaveLength(3);
});

test('templates stay where they are not filled in', () => {
  const text = serviceText('ports: ["$PORT:80"]\nmem_limit: ${LIMIT}\nprivileged: ${P:-yes}');
  const root = canonicalize(nodesOf(text), { templates: true });
  expect(toModel(root).services['web']).toEqual({
    ports: ['$PORT:80'],
    mem_limit: '${LIMIT}',
    privileged: '${P:-yes}',
  });
});

test('a long form stands where its short form stands, and what the loader adds stands nowhere', () => {
  const root = setDefaults(canonicalize(nodesOf('services:\n  web:\n    ports:\n      - "80"\n      - target: 81\n')));
  const [short, long] = portsOf(root);
  expect(short?.['target']).toEqual({ file: 'compose.yaml', line: 4, column: 9 });
  expect(short?.['mode']?.line).toBe(4);
  expect(long?.['target']).toEqual({ file: 'compose.yaml', line: 5, column: 17 });
  expect(long?.['mode']).toEqual({ file: '', line: 0, column: 0 });
});

test.each([...modelCases, ...allServices()])('what is canonical stays as it is: %s', (_statement, written) => {
  const once = canonicalize(nodesOf(written));
  expect(canonicalize(once)).toEqual(once);
});

function allServices(): readonly (readonly [string, string, unknown])[] {
  const cases = [...portsAndMounts, ...processAndEnvironment, ...healthAndResources, ...buildAndNetwork];
  return cases.map(([statement, written, wanted]) => [statement, serviceText(written), wanted]);
}

function portsOf(root: MapNode): readonly Record<string, { readonly line: number }>[] {
  const services = root.entries.get('services')?.value;
  const web = services?.kind === 'map' ? services.entries.get('web')?.value : undefined;
  const ports = web?.kind === 'map' ? web.entries.get('ports')?.value : undefined;
  return (ports?.kind === 'list' ? ports.items : []).map((item) =>
    Object.fromEntries(item.kind === 'map' ? [...item.entries].map(([key, { value }]) => [key, value.at]) : []),
  );
}

function thrownBy(action: () => unknown): ComposeError {
  try {
    action();
  } catch (error) {
    if (error instanceof ComposeError) {
      return error;
    }
    throw error;
  }
  throw new Error('Nothing was refused.');
}

test.each([
  ['ports', 'ports: ["1-65535/tcp", "1-65535/udp", "1-65535/sctp", "1-65535/TCP"]'],
  ['hosts', `extra_hosts: ["a=${','.repeat(250_000)}"]`],
  ['words', `command: ${'a '.repeat(250_000)}`],
])('a short file does not become a large one: %s', (_statement, written) => {
  expect(thrownBy(() => canonicalize(nodesOf(serviceText(written)))).code).toBe('COMPOSE_TOO_COMPLEX');
});
