import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundledPackages, noticesText, packageFolder } from './notices.ts';

function installed(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-notices-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('a module belongs to the innermost package it lies in', () => {
  expect(packageFolder('/house/node_modules/zod/v4/core.js')).toBe('/house/node_modules/zod');
  expect(packageFolder('/house/node_modules/@scope/a/b.js')).toBe('/house/node_modules/@scope/a');
  expect(packageFolder('/house/node_modules/a/node_modules/b/c.js')).toBe('/house/node_modules/a/node_modules/b');
  expect(packageFolder('/house/packages/gate/src/index.ts')).toBeNull();
});

test('each package is printed once, with its licence text', () => {
  const folder = installed({
    'node_modules/b/package.json': '{ "name": "b", "version": "2.0.0", "license": "ISC" }',
    'node_modules/b/LICENSE.md': 'Permission for b',
    'node_modules/a/package.json': '{ "name": "a", "version": "1.0.0", "license": "MIT" }',
    'node_modules/a/LICENCE': 'Permission for a',
  });
  const modules = ['b/x.js', 'a/x.js', 'b/y.js'].map((path) => join(folder, 'node_modules', path));
  const text = noticesText(bundledPackages([...modules, '/house/packages/cli/src/main.ts']));
  expect(text.match(/^[ab] \d\.0\.0 \(\w+\)$/gm)).toEqual(['a 1.0.0 (MIT)', 'b 2.0.0 (ISC)']);
  expect(text).toContain('Permission for a');
});

test('a package without a licence text stops the build', () => {
  const folder = installed({ 'node_modules/a/package.json': '{ "name": "a", "version": "1.0.0" }' });
  expect(() => bundledPackages([join(folder, 'node_modules/a/x.js')])).toThrow(/a ships no licence text/);
});
