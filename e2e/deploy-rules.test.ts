import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../scripts/ensure-install.mjs';
import { copyDeploy, judgeStack } from './deployed-stack.ts';

// What we tell others to run is held to what we hold others to: every rule of staging, over every way to start it.
const place = mkdtempSync(join(tmpdir(), 'sallyport-deploy-'));
const ours = join(place, 'ours');
copyDeploy(ours, '.env');

afterAll(() => rmSync(place, { recursive: true, force: true }));

async function findings(directory: string, ...files: readonly string[]): Promise<readonly string[]> {
  const seen = await judgeStack(directory, files);
  expect(Object.keys(seen)).toHaveLength(11);
  const unknown = Object.entries(seen).filter(([, { result }]) => result !== 'Passed' && result !== 'Failed');
  expect(unknown.map(([probe, { summary }]) => `${probe}: ${summary}`)).toEqual([]);
  return Object.values(seen)
    .flatMap((each) => each.findings)
    .map(({ rule, what }) => `${rule}: ${what}`);
}

test('with SQLite: no rule of staging has anything to say', async () => {
  expect(await findings(ours, 'compose.yaml')).toEqual([]);
});

test('with PostgreSQL: nothing either', async () => {
  expect(await findings(ours, 'compose.yaml', 'compose.postgres.yaml')).toEqual([]);
});

test('the Dockerfile, as whoever builds it meets it: only that it is built there', async () => {
  const said = await findings(ours, 'compose.yaml', 'compose.build.yaml');
  expect(said).toEqual([
    expect.stringMatching(/^staging\.images\.built-here: sallyport /),
    expect.stringMatching(/^staging\.images\.built-here: backup-copy /),
  ]);
});

test('the survey that a stranger would run over it', () => {
  const folder = join(place, 'surveyed');
  copyDeploy(folder, '.env.staging');
  const command = [
    '--conditions=sallyport-source',
    '--no-warnings',
    join(root, 'packages', 'cli', 'src', 'main.ts'),
    'check',
    '--json',
  ];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  const survey = JSON.parse(stdout) as { findings: readonly unknown[]; looked: readonly { probe: string }[] };
  expect([status, survey.findings]).toEqual([0, []]);
  expect(survey.looked.filter(({ probe }) => probe.startsWith('staging.')).length).toBeGreaterThanOrEqual(10);
});

test.each([
  ['Dockerfile', /@sha256:[0-9a-f]{64}/, '', 'staging.images.unpinned-base'],
  ['compose.yaml', 'read_only: true', 'read_only: false', 'staging.privilege.writable-root'],
  ['compose.yaml', '"127.0.0.1:4180:4180/tcp"', '"4180:4180/tcp"', 'staging.exposure.undeclared-port'],
  ['compose.postgres.yaml', /POSTGRES_PASSWORD_FILE: .*/, 'POSTGRES_PASSWORD: sallyport', 'staging.secrets.guessable'],
])('%s without %s would be noticed', async (file, from, to, rule) => {
  const worse = mkdtempSync(join(place, 'worse-'));
  copyDeploy(worse, '.env');
  const path = join(worse, 'deploy', file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  const overlay = file === 'Dockerfile' ? 'compose.build.yaml' : 'compose.postgres.yaml';
  const said = await findings(worse, 'compose.yaml', overlay);
  expect(said.map((each) => each.split(':')[0])).toContain(rule);
});
