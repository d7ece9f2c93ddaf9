import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { callerOf } from '../../caller-of.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { survey } from './survey.ts';

const place = mkdtempSync(join(tmpdir(), 'sallyport-stack-'));

afterEach(() => rmSync(place, { recursive: true, force: true }));

interface Printed {
  readonly absentEnvironment: readonly string[];
  readonly findings: readonly { readonly rule: string; readonly what: string; readonly place: string }[];
  readonly notJudged: readonly { readonly probe: string; readonly why: string; readonly stopped: boolean }[];
}

async function surveyed(files: Readonly<Record<string, string>>): Promise<{ json: Printed; lines: readonly string[] }> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(place, path, '..'), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  const printed: unknown[] = [];
  const texts: string[] = [];
  for (const json of [true, false]) {
    const terminal: Terminal = {
      json,
      colour: false,
      interactive: false,
      columns: 100,
      out: (text) => texts.push(text),
      note: () => undefined,
      document: (value) => printed.push(value),
      progress: () => undefined,
      ask: async () => '',
      done: () => undefined,
    };
    const now = (): string => '2026-11-30T12:00:00Z';
    const caller = callerOf({ options: {}, terminal, directory: place, environment: {}, now });
    await survey({ arguments: [], options: {}, terminal, caller });
  }
  return { json: printed[0] as Printed, lines: texts.join('\n').split('\n') };
}

const stack = `services:
  cache:
    image: redis:7.4
    ports: ["6379:6379"]
    environment:
      REDIS_HOST: "\${REDIS_HOST}"
  api:
    image: api:1
    env_file: .env
`;

test('an env file that is not there is said, and the rest of the stack is judged', async () => {
  const { json, lines } = await surveyed({ 'compose.yaml': stack });
  expect(json.absentEnvironment).toEqual(['.env']);
  expect(json.findings.map(({ rule }) => rule)).toContain('staging.exposure.data-port');
  // Its values are not known, so that nothing is said to be empty.
  expect(json.findings.map(({ rule }) => rule)).not.toContain('staging.configuration.unset-variable');
  expect(lines.find((line) => line.startsWith(' not in the tree'))).toContain('.env: taken for a secret file');
});

test('where it is there nothing is said of it', async () => {
  const { json, lines } = await surveyed({ 'compose.yaml': stack, '.env': 'A=1\n' });
  expect(json.absentEnvironment).toEqual([]);
  expect(lines.some((line) => line.startsWith(' not in the tree'))).toBe(false);
});

const ofVariables = 'services:\n  a:\n    image: "a:${TAG}"\n    environment: { DB_PASSWORD: "${DB_PASSWORD}" }\n';

test('variables come from the file that Compose takes by itself, and are unset without it', async () => {
  const unset = ({ json }: Awaited<ReturnType<typeof surveyed>>) =>
    json.findings.filter(({ rule }) => rule === 'staging.configuration.unset-variable').length;
  expect(unset(await surveyed({ 'compose.yaml': ofVariables }))).toBe(2);
  const values = 'TAG=1.2.3\nDB_PASSWORD=k7Rw2pVx9LqT4mZs8NbY\n';
  expect(unset(await surveyed({ 'compose.yaml': ofVariables, '.env': values }))).toBe(0);
});

test('a stack that does not load is said first, with how many probes stopped and why', async () => {
  const { json, lines } = await surveyed({ 'compose.yaml': 'services:\n  a:\n    image: b\n    volumes: 3\n' });
  const stopped = json.notJudged.filter((each) => each.stopped);
  expect(stopped.length).toBeGreaterThan(5);
  expect(lines[1]).toMatch(new RegExp(`^NOT JUDGED ${stopped.length} probes `));
  expect(lines[2]).toContain('compose.yaml:4');
  expect(lines.join('\n')).not.toMatch(/\n\d+ probes? looked and found nothing/);
});

test('where every probe that had something to look at could judge it, the headline stands first', async () => {
  const { json, lines } = await surveyed({ 'SECURITY.md': '# Security\n\nOpen an issue in our public tracker.\n' });
  expect(json.notJudged.filter((each) => each.stopped)).toEqual([]);
  expect(lines[1]).toMatch(/^\d+ findings?, /);
});

test('planned production is compared, although nobody sees the variables of its host', async () => {
  const base = 'services:\n  db:\n    image: postgres:16\n    environment: { POSTGRES_PASSWORD: "${DB:?set it}" }\n';
  const { json, lines } = await surveyed({
    'compose.yaml': `${base}  mail:\n    image: mailhog/mailhog:v1\n    env_file: .env\n`,
    'compose.prod.yaml': 'services:\n  mail: !reset null\n',
  });
  const parity = json.findings.filter(({ rule }) => rule.startsWith('staging.parity'));
  expect(parity.map(({ rule }) => rule)).toEqual(['staging.parity.missing-service']);
  expect(json.notJudged.map(({ probe }) => probe)).not.toContain('staging.parity');
  expect(lines.join('\n')).not.toContain('of production');
});

test('what only a gate writes was not there to be looked at', async () => {
  const { json } = await surveyed({
    'docs/phase-2.md': '# Phase 2\n\n**Status:** ✅ 100 % COMPLETE\n\n- [ ] load test\n',
  });
  expect(json.notJudged.filter(({ stopped }) => stopped)).toEqual([]);
  expect(json.notJudged.find(({ probe }) => probe === 'history.log-structure')?.why).toContain('a gate writes');
  expect(json.findings.map(({ rule }) => rule)).toContain('history.claims.completion');
});

test('of equally severe findings the one that strangers can reach comes first', async () => {
  const service = '    image: redis:7.4\n    ports: ["6379:6379"]\n';
  const { json } = await surveyed({ 'compose.yaml': `services:\n  a:\n    image: a/b:1\n  z:\n${service}` });
  const [first = '', ...rest] = json.findings.map(({ rule }) => rule);
  expect(first).toMatch(/^staging\.exposure\./);
  expect(rest).toContain('staging.resources.no-memory-limit');
});
