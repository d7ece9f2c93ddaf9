import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../ensure-install.mjs';
import { checksFor, sawFiles, workspaceFolders } from './checks.ts';
import { manifests } from './lockfile.ts';

describe('the checks', () => {
  test('compare the lockfile in CI only', () => {
    expect(checksFor({}).map(({ name }) => name)).not.toContain('lockfile');
    expect(checksFor({ CI: 'true' }).map(({ name }) => name)).toContain('lockfile');
  });

  test('refuse a tool that saw nothing', () => {
    const saw = /on (\d+) files/;
    expect(sawFiles({ code: 0, output: 'Finished on 61 files.' }, saw, 60).code).toBe(0);
    expect(sawFiles({ code: 0, output: 'Finished on 0 files.' }, saw, 60).code).toBe(1);
    expect(sawFiles({ code: 0, output: 'Finished.' }, saw, 60).output).toContain('Only 0 files');
  });

  test('leave no package out of the compilation', () => {
    const build = readFileSync(join(root, 'tsconfig.json'), 'utf8');
    const tests = readFileSync(join(root, 'tsconfig.tests.json'), 'utf8');
    const folders = workspaceFolders().filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
    expect(folders.length).toBeGreaterThanOrEqual(7);
    for (const folder of folders) {
      expect(build).toContain(`"path": "${folder}"`);
      expect(tests).toContain(`"path": "${folder}"`);
    }
  });

  test('know every manifest of the lockfile', () => {
    const known = manifests(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect(known).toEqual(
      expect.arrayContaining(['package.json', ...workspaceFolders().map((f) => `${f}/package.json`)]),
    );
  });
});
