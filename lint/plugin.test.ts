import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import plugin from './plugin.ts';

const root = new URL('..', import.meta.url);

describe('the house plugin', () => {
  test('has every rule file, and every rule has its own test', () => {
    const files = readdirSync(new URL('lint/rules/', root)).filter((name) => name.endsWith('.ts'));
    const rules = files.filter((name) => !name.endsWith('.test.ts')).map((name) => name.replace(/\.ts$/, ''));
    expect(rules.length).toBeGreaterThanOrEqual(10);
    expect(Object.keys(plugin.rules).toSorted()).toEqual(rules.toSorted());
    expect(files).toEqual(expect.arrayContaining(rules.map((name) => `${name}.test.ts`)));
  });

  test('is switched on as an error, rule by rule', () => {
    const configuration = readFileSync(new URL('.oxlintrc.json', root), 'utf8');
    for (const name of Object.keys(plugin.rules)) {
      expect(configuration).toContain(`"house/${name}": "error"`);
    }
  });
});
