import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makePeople, runnerId, sealerId } from './people.ts';
import { team } from './team.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'emberfall-people-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('writes nine people, the runner and the sealer with keys that work, and keeps the private ones apart', async () => {
  const { people, privateKeys } = await makePeople(folder);
  const expected = [
    ...team.flatMap(({ id }) => [`${id}.pub`, `${id}.yaml`]),
    `${runnerId}.runner.pub`,
    `${sealerId}.sealer.pub`,
    'record.yaml',
  ];
  expect(readdirSync(people).toSorted()).toEqual(expected.toSorted());
  expect(parse(readFileSync(join(people, 'sara.yaml'), 'utf8'))).toEqual({
    name: 'Sara Lindqvist',
    email: 'sara@emberfall.example',
    roles: ['sre'],
  });
  expect(privateKeys.size).toBe(team.length + 2);
  const privateKey = privateKeys.get('sara') ?? '';
  expect(statSync(privateKey).mode & 0o077).toBe(0);
  const { stdout } = await run('ssh-keygen', ['-y', '-f', privateKey]);
  expect(readFileSync(join(people, 'sara.pub'), 'utf8')).toBe(stdout);
});

it('fills every role of the gate file', () => {
  const roles = new Set(team.flatMap((member) => [...member.roles]));
  expect([...roles].toSorted()).toEqual(['architect', 'community', 'legal', 'pm', 'qa', 'security', 'sre', 'tech']);
});
