import { describe, expect, test } from 'vitest';
import { ComposeError, type Problem } from '../compose-error.ts';
import { toPlain, valueAt } from '../load/plain-model.ts';
import type { Notice, UsedVariable } from '../load-options.ts';
import type { MapNode } from '../node.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { interpolateDocument } from './interpolate-document.ts';

const shell: Readonly<Record<string, string>> = {
  N: '3',
  F: '0.5',
  B: 'Yes',
  WORD: 'abc',
  EMPTY: '',
  PASSWORD: 's3cret',
};
const envFile: Readonly<Record<string, string>> = { FILE: 'from file' };

interface Outcome {
  readonly root: MapNode;
  readonly variables: readonly UsedVariable[];
  readonly notices: readonly Notice[];
}

function interpolate(text: string): Outcome {
  const [root] = parseYaml(text, 'f');
  if (root?.kind !== 'map') {
    throw new RangeError('no mapping');
  }
  const variables: UsedVariable[] = [];
  const notices: Notice[] = [];
  const lookup = (name: string) => {
    const value = shell[name];
    const other = envFile[name];
    return value !== undefined
      ? ({ value, from: 'environment' } as const)
      : other === undefined
        ? undefined
        : ({ value: other, from: 'env file' } as const);
  };
  return { root: interpolateDocument(root, { lookup, variables, notices }), variables, notices };
}

function problemsOf(text: string): readonly Problem[] {
  try {
    interpolate(text);
  } catch (error) {
    if (error instanceof ComposeError) {
      return error.problems;
    }
    throw error;
  }
  return [];
}

/** A value of service `s`, given as YAML below the service. */
function inService(yaml: string): string {
  return `services:\n  s:\n    ${yaml.replaceAll('\n', '\n    ')}\n`;
}

describe('casts', () => {
  test.each<[string, string, unknown]>([
    ['cpu_count: "$N"', 'cpu_count', 3],
    ['cpu_percent: "$F"', 'cpu_percent', 0.5],
    ['cpu_period: "010"', 'cpu_period', 10],
    ['cpu_quota: "-1"', 'cpu_quota', -1],
    ['cpu_rt_period: "$N"', 'cpu_rt_period', 3],
    ['cpu_rt_runtime: "$N"', 'cpu_rt_runtime', 3],
    ['cpu_shares: "+7"', 'cpu_shares', 7],
    ['cpus: ${F}', 'cpus', 0.5],
    ['cpus: "1e-1"', 'cpus', 0.1],
    ['depends_on: {db: {required: "$B"}}', 'depends_on.db.required', true],
    ['depends_on: {db: {restart: "no"}}', 'depends_on.db.restart', false],
    ['deploy: {replicas: "${N}"}', 'deploy.replicas', 3],
    ['deploy: {update_config: {parallelism: "$N"}}', 'deploy.update_config.parallelism', 3],
    ['deploy: {update_config: {max_failure_ratio: "$F"}}', 'deploy.update_config.max_failure_ratio', 0.5],
    ['deploy: {rollback_config: {parallelism: "$N"}}', 'deploy.rollback_config.parallelism', 3],
    ['deploy: {rollback_config: {max_failure_ratio: "$F"}}', 'deploy.rollback_config.max_failure_ratio', 0.5],
    ['deploy: {restart_policy: {max_attempts: "$N"}}', 'deploy.restart_policy.max_attempts', 3],
    ['deploy: {placement: {max_replicas_per_node: "$N"}}', 'deploy.placement.max_replicas_per_node', 3],
    ['healthcheck: {retries: "$N"}', 'healthcheck.retries', 3],
    ['healthcheck: {disable: "$B"}', 'healthcheck.disable', true],
    ['init: "TRUE"', 'init', true],
    ['oom_kill_disable: "off"', 'oom_kill_disable', false],
    ['oom_score_adj: "$N"', 'oom_score_adj', 3],
    ['pids_limit: "$N"', 'pids_limit', 3],
    ['ports: [{target: "$N"}]', 'ports.0.target', 3],
    ['privileged: yes', 'privileged', true],
    ['read_only: "y"', 'read_only', true],
    ['scale: "$N"', 'scale', 3],
    ['stdin_open: on', 'stdin_open', true],
    ['tty: n', 'tty', false],
    ['ulimits: {nofile: "$N"}', 'ulimits.nofile', 3],
    ['ulimits: {nofile: {soft: "$N", hard: "20000"}}', 'ulimits.nofile.hard', 20000],
    ['volumes: [{read_only: "$B"}]', 'volumes.0.read_only', true],
    ['volumes: [{volume: {nocopy: "$B"}}]', 'volumes.0.volume.nocopy', true],
    ['ports: [{published: "$N"}]', 'ports.0.published', '3'],
    ['ports: ["$N:80"]', 'ports.0', '3:80'],
    ['mem_limit: "$N"', 'mem_limit', '3'],
    ['secrets: [{mode: "0440"}]', 'secrets.0.mode', '0440'],
    ['environment: {A: "$N"}', 'environment.A', '3'],
    ['deploy: {resources: {limits: {cpus: "$F"}}}', 'deploy.resources.limits.cpus', '0.5'],
    ['init: true', 'init', true],
    ['cpus: 2', 'cpus', 2],
    ['init: null', 'init', null],
  ])('%s', (yaml, path, value) => {
    const node = valueAt(interpolate(inService(yaml)).root, ['services', 's', ...path.split('.').map(stepOf)]);
    expect(node === null ? undefined : toPlain(node)).toBe(value);
  });

  test.each([
    'networks.n.external',
    'networks.n.internal',
    'networks.n.attachable',
    'networks.n.enable_ipv4',
    'networks.n.enable_ipv6',
    'volumes.n.external',
    'secrets.n.external',
    'configs.n.external',
  ])('%s is a boolean', (path) => {
    const [top = '', name = '', key = ''] = path.split('.');
    const { root } = interpolate(`${top}:\n  ${name}:\n    ${key}: "$B"\n`);
    expect(toPlain(root)).toEqual({ [top]: { [name]: { [key]: true } } });
  });

  test.each([
    ['cpus: "a lot"', 'services.s.cpus must be a number, and "a lot" is not.'],
    ['scale: "$EMPTY"', 'services.s.scale must be a whole number, and what its variables make of it is not.'],
    ['scale: "1.5"', 'services.s.scale must be a whole number, and "1.5" is not.'],
    ['scale: "0x10"', 'services.s.scale must be a whole number'],
    ['pids_limit: "99999999999999999999"', 'services.s.pids_limit must be a whole number'],
    ['ports: [80, {target: "$WORD"}]', 'services.s.ports[1].target must be a whole number, and what its variables'],
    ['init: "maybe"', 'services.s.init must be true or false, and "maybe" is not.'],
    ['init: "1"', 'services.s.init must be true or false'],
    ['cpus: "0x1"', 'services.s.cpus must be a number'],
  ])('refused: %s', (yaml, message) => {
    const [problem] = problemsOf(inService(yaml));
    expect(problem?.code).toBe('COMPOSE_INTERPOLATION');
    expect(problem?.message).toContain(message);
  });
});

function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['lists, mappings and extensions are filled in', 'x-a: [$WORD, {b: "${N}"}]', { 'x-a': ['abc', { b: '3' }] }],
    ['keys are not', 'x-a: {$WORD: $WORD}', { 'x-a': { $WORD: 'abc' } }],
    ['numbers, booleans and null stay', 'x-a: [1, true, null]', { 'x-a': [1, true, null] }],
    ['what looks like a number stays text', 'x-a: ${N}', { 'x-a': '3' }],
    ['single quotes and blocks are filled in', "x-a: '$WORD'\nx-b: |\n  $WORD\n", { 'x-a': 'abc', 'x-b': 'abc\n' }],
    ['dollars are made one', 'x-a: $$WORD', { 'x-a': '$WORD' }],
  ])('%s', (_statement, yaml, model) => {
    expect(toPlain(interpolate(yaml).root)).toEqual(model);
  });

  test('what has nothing to fill in is the same object', () => {
    const [root] = parseYaml('services: {a: {image: x, scale: 2}}', 'f');
    const context = { lookup: () => undefined, variables: [], notices: [] };
    expect(root?.kind === 'map' && interpolateDocument(root, context)).toBe(root);
  });

  test('places and directives stay', () => {
    const { root } = interpolate('a:\n  b: !override $WORD\n');
    const node = valueAt(root, ['a', 'b']);
    expect(node).toMatchObject({ value: 'abc', directive: 'override', at: { line: 2, column: 6 } });
  });
});

describe('what is told', () => {
  test('every bad template with its place and path', () => {
    const problems = problemsOf('services:\n  a:\n    image: ${1X}\n    command: [x, "${WORD"]\n    scale: $WORD\n');
    expect(problems.map(({ at, path }) => [at?.line, at?.column, path.join('.')])).toEqual([
      [3, 12, 'services.a.image'],
      [4, 18, 'services.a.command.1'],
      [5, 12, 'services.a.scale'],
    ]);
    expect(problems.every(({ suggestion, code }) => code === 'COMPOSE_INTERPOLATION' && suggestion !== '')).toBe(true);
  });

  test('a required variable: its name, the message, and where to set it', () => {
    const [problem] = problemsOf(inService('image: "${TAG:?choose a tag}"'));
    expect(problem?.message).toBe('services.s.image: The required variable TAG is not set: choose a tag');
    expect(problem?.suggestion).toBe('Set TAG in the environment or in .env.');
  });

  test('unset variables once a name, without a default only', () => {
    const { notices } = interpolate('a: $U\nb: $U ${V:-x} ${W:+x} $EMPTY\nc: ${X}\n');
    expect(notices.map(({ code, message, at }) => [code, message, at?.line])).toEqual([
      ['unset-variable', 'The variable U is not set; its place stays blank.', 1],
      ['unset-variable', 'The variable X is not set; its place stays blank.', 3],
    ]);
  });

  test('every use of a variable, and where its value is from', () => {
    const { variables } = interpolate('a: $WORD\nb: [$FILE, "${U:-x}", $U, "${N:?}"]\n');
    expect(
      variables.map(({ name, from, required, hasDefault, path }) => [name, from, required, hasDefault, path.join('.')]),
    ).toEqual([
      ['WORD', 'environment', false, false, 'a'],
      ['FILE', 'env file', false, false, 'b.0'],
      ['U', 'default', false, true, 'b.1'],
      ['U', null, false, false, 'b.2'],
      ['N', 'environment', true, false, 'b.3'],
    ]);
  });

  test('no value of a variable', () => {
    const text = `${inService('scale: $PASSWORD')}x-a: "\${1X} $PASSWORD"\nx-b: "\${U:?$PASSWORD}"\n`;
    expect(JSON.stringify(problemsOf(text))).not.toContain('s3cret');
  });
});
