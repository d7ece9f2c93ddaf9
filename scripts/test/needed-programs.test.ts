import { mkdirSync, mkdtempSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingPackages, withPostgresFolders } from './needed-programs.ts';

const needed = { git: 'git', 'ssh-keygen': 'openssh-client', 'ssh-agent': 'openssh-client' };

test('nothing is missing where every program is found', () => {
  expect(missingPackages('/usr/bin:/bin', (file) => file.startsWith('/usr/bin/'), needed)).toEqual([]);
});

test('each missing package is named once', () => {
  expect(missingPackages('/usr/bin', (file) => file === '/usr/bin/git', needed)).toEqual(['openssh-client']);
  expect(missingPackages('', () => true, needed)).toEqual(['git', 'openssh-client']);
});

test('PostgreSQL is looked for in the folder of each of its versions', () => {
  const debian = mkdtempSync(join(homedir(), 'postgresql-'));
  mkdirSync(join(debian, '15'));
  expect(withPostgresFolders('/bin', debian)).toBe(`/bin:${debian}/15/bin`);
  expect(withPostgresFolders('/bin', join(debian, 'nowhere'))).toBe('/bin');
});
