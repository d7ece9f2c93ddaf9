import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../ensure-install.mjs';
import { missingEntries } from './lockfile-entries.ts';

function lock(packages: Readonly<Record<string, object>>): string {
  return JSON.stringify({ packages });
}

test('the committed lockfile lists everything it asks for, for every platform', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(Object.keys((JSON.parse(text) as { packages: object }).packages).length).toBeGreaterThan(100);
  expect(missingEntries(text)).toEqual([]);
});

test('a binding that npm left out is named', () => {
  const linter = { optionalDependencies: { 'linter-linux': '1.0.0', 'linter-darwin': '1.0.0' } };
  const packages = { 'node_modules/linter': linter, 'node_modules/linter-linux': {} };
  expect(missingEntries(lock(packages))).toEqual(['node_modules/linter asks for linter-darwin']);
});

test('a package is found beside the one that asks, or above it', () => {
  const packages = {
    'packages/gate': { dependencies: { zod: '4', yaml: '2' } },
    'packages/gate/node_modules/zod': {},
    'node_modules/yaml': { dependencies: { zod: '3' } },
  };
  expect(missingEntries(lock(packages))).toEqual(['node_modules/yaml asks for zod']);
});
