import { expect, test } from 'vitest';
import { missingPackages } from './needed-programs.ts';

const needed = { git: 'git', 'ssh-keygen': 'openssh-client', 'ssh-agent': 'openssh-client' };

test('nothing is missing where every program is found', () => {
  expect(missingPackages('/usr/bin:/bin', (file) => file.startsWith('/usr/bin/'), needed)).toEqual([]);
});

test('each missing package is named once', () => {
  expect(missingPackages('/usr/bin', (file) => file === '/usr/bin/git', needed)).toEqual(['openssh-client']);
  expect(missingPackages('', () => true, needed)).toEqual(['git', 'openssh-client']);
});
