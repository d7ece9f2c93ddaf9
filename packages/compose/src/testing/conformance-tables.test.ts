import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conformanceCases, conformanceTopics } from './conformance-tables.ts';

const sources = join(import.meta.dirname, '..');

test('the loader has at least 400 cases of its own, in topics with a name each', () => {
  expect(conformanceCases).toBeGreaterThanOrEqual(400);
  const topics = conformanceTopics.map(({ topic }) => topic);
  expect(new Set(topics).size).toBe(topics.length);
  expect(conformanceTopics.filter(({ cases }) => cases === 0)).toEqual([]);
});

test('every table is counted, and each is run by a test beside it', () => {
  const counted = readFileSync(join(import.meta.dirname, 'conformance-tables.ts'), 'utf8');
  const besideDockerCompose = 'testing/oracle.cases.ts';
  const tables = globSync('**/*.cases.ts', { cwd: sources }).map((path) => path.replaceAll('\\', '/'));
  const tests = globSync('**/*.test.ts', { cwd: sources }).map((path) => readFileSync(join(sources, path), 'utf8'));
  for (const table of tables.filter((path) => path !== besideDockerCompose)) {
    expect(counted).toContain(`'../${table}'`);
    const run = tests.filter((text) => text.includes(`/${table.split('/').at(-1) ?? ''}'`));
    expect(run.length, table).toBeGreaterThan(0);
  }
});
