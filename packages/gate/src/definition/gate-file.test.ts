import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { gateFileJsonSchema, gateFileSchema, isGateFilePath, isOrigin, profileFileJsonSchema } from '../gate-file.ts';
import { minimalGateFile } from '../testing/minimal-gate-file.ts';

function accepts(change: Record<string, unknown>): boolean {
  return gateFileSchema.safeParse({ ...minimalGateFile, ...change }).success;
}

test('the least gate file is accepted as it is', () => {
  expect(gateFileSchema.parse(minimalGateFile)).toEqual(minimalGateFile);
});

test.each(['P7D', 'PT24H', 'PT15M', 'P2W', 'P1DT12H', 'PT1H30M'])('the duration %s is read', (maxAge) => {
  expect(accepts({ criteria: { C1: { maxAge } } })).toBe(true);
});

test.each([
  '1m',
  '1M',
  'P1M',
  'P1Y',
  'P',
  'PT',
  'P1DT',
  'PT0H',
  'P1.5D',
  'PT1M2H',
  'p7d',
  'P7D ',
  'P1W2D',
  'PT99999H',
  '-P1D',
  'P01D',
])('the duration %s is refused', (maxAge) => {
  expect(accepts({ criteria: { C1: { maxAge } } })).toBe(false);
});

test.each([
  'a.md',
  'docs/a b.md',
  'docs/ü.md',
  '.env',
  '.github/x.yml',
  'a..b/c',
  '...',
  'docs/.gitignore',
  'Docs/GOVERNANCE.MD',
])('the path %s is read', (path) => {
  expect(isGateFilePath(path)).toBe(true);
});

test.each([
  '',
  '/etc/passwd',
  '../a',
  'a/../b',
  'a/..',
  './a',
  'a/./b',
  'a//b',
  'a/',
  'a\\b',
  'C:/a',
  'c:a',
  '.git/config',
  'a/.GIT/config',
  'a\0b',
  'a\nb',
  'a\u202eb',
])('the path %j is refused', (path) => {
  expect(isGateFilePath(path)).toBe(false);
});

test.each(['emberfall.example', 'emberfall.example/sallyport', 'e', 'a.b/c/D_~-'])(
  'the record name %s is read',
  (name) => {
    expect(isOrigin(name)).toBe(true);
  },
);

test.each(['', 'https://a.example', 'A.example', '-a', 'a-', 'a/', 'a//b', 'a b', '/a', 'a'.repeat(201)])(
  'the record name %j is refused',
  (name) => {
    expect(isOrigin(name)).toBe(false);
  },
);

test.each(['main', 'feature/phase-7-setup', 'v0.9.9', 'ünïcode', 'a.b'])('the branch %s is read', (branch) => {
  expect(accepts({ git: { branch, message: 'x' } })).toBe(true);
});

test.each([
  '',
  'HEAD',
  'a..b',
  'a b',
  'a~1',
  'a^',
  'a:b',
  '-a',
  '/a',
  'a/',
  'a//b',
  '.a',
  'a/.b',
  'a.lock',
  'a.lock/b',
  'a.',
  '@{',
  'a@{1}',
  'a\\b',
  'a*',
  'a?',
  'a[',
  'refs/heads/a',
  'a\n',
])('the branch %j is refused', (branch) => {
  expect(accepts({ git: { branch, message: 'x' } })).toBe(false);
});

test.each(['two\nlines', 'bell\u0007', 'rtl\u202etxt', '', 'half\ud800', 'line\u2028'])(
  'the message %j is refused',
  (message) => {
    expect(accepts({ git: { branch: 'main', message } })).toBe(false);
  },
);

test.each([
  { unknown: 1 },
  { sallyport: 2 },
  { project: { name: 'x', origin: 'https://x.example' } },
  { roles: { QA: { title: 'x' } } },
  { roles: { 'a/b': {} } },
  { criteria: { a1: {} } },
  { criteria: { A01: {} } },
  { criteria: { A1: true } },
  { criteria: { A1: { facets: ['staging.exposure'] } } },
  { criteria: { A1: { facets: [] } } },
  { callOrder: 'pm' },
  { incompatible: [['pm']] },
  { kickoff: { quorum: 0 } },
  { defectLimit: { critical: 1, high: 0 } },
  { extends: './../team.yaml' },
  { extends: './.git/config.yaml' },
  { extends: '/etc/team.yaml' },
  { extends: [] },
  { runners: { '*': ['UPPER'] } },
  { staging: { files: ['a'], exposure: [{ address: 'host', port: 1, protocol: 'tcp', service: 'x', purpose: 'y' }] } },
  {
    staging: { files: ['a'], exposure: [{ address: '::', port: 70_000, protocol: 'tcp', service: 'x', purpose: 'y' }] },
  },
  {
    staging: {
      files: ['a'],
      exposure: [{ address: '::', port: 1, protocol: 'tcp', service: 'x', purpose: 'y', until: 'next week' }],
    },
  },
  {
    staging: {
      files: ['a'],
      exposure: [{ address: '::', port: 1, protocol: 'tcp', service: 'x', purpose: 'y', tls: 'yes' }],
    },
  },
  { test: { start: '2026-12-01', end: '2026-12-02T00:00', zone: 'UTC', cohortCap: 1, firstWave: 1, stopRules: [] } },
  {
    test: {
      start: '2026-12-01T09:00Z',
      end: '2026-12-02T00:00',
      zone: 'UTC',
      cohortCap: 1,
      firstWave: 1,
      stopRules: [],
    },
  },
])('%j is refused', (change) => {
  expect(accepts(change)).toBe(false);
});

test.each([['gate file', gateFileJsonSchema()] as const, ['profile', profileFileJsonSchema()] as const])(
  'the JSON Schema of a %s describes every key and has patterns that compile',
  (_name, schema) => {
    const bare: string[] = [];
    walk(schema, 'schema', (part, place) => {
      const properties = (part['properties'] ?? {}) as Record<string, Record<string, unknown>>;
      for (const [key, value] of Object.entries(properties)) {
        if (typeof value['description'] !== 'string') bare.push(`${place}.${key}`);
      }
      if (typeof part['pattern'] === 'string') expect(() => new RegExp(part['pattern'] as string, 'u')).not.toThrow();
    });
    expect(bare).toEqual([]);
    expect(schema.$id).toContain('https://');
  },
);

test('the JSON Schema completes the criteria of the profile', () => {
  const criteria = gateFileJsonSchema().properties?.['criteria'];
  expect(Object.keys((typeof criteria === 'object' && criteria.properties) || {})).toHaveLength(76);
});

test.each([['gate file', gateFileJsonSchema] as const, ['profile', profileFileJsonSchema] as const])(
  'each criterion of the profile completes in a %s with its title, and takes what every change takes',
  (_name, schemaOf) => {
    const schema = schemaOf();
    const criteria = schema.properties?.['criteria'];
    if (typeof criteria !== 'object') throw new Error('There are no criteria.');
    expect(criteria.properties?.['I2']).toEqual({
      $ref: '#/$defs/criterion',
      description: 'Legal review of exactly these bytes',
    });
    expect(criteria.additionalProperties).toEqual({ $ref: '#/$defs/criterion' });
    expect(JSON.stringify(schema.$defs?.['criterion'])).toContain('Drops the criterion; takes a signed deviation');
    expect(schema.title).toMatch(/^Sallyport /);
  },
);

test('importing the gate loads no zod', () => {
  const seen = new Set<string>();
  follow(join(import.meta.dirname, '..', 'index.ts'), seen);
  expect(seen.size).toBeGreaterThan(10);
  expect([...seen].filter((name) => name === 'zod' || name.includes('gate-file'))).toEqual([]);
});

function follow(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*? from '([^']+)';$/gms,
  )) {
    if (name.startsWith('.')) follow(join(dirname(file), name), seen);
    else seen.add(name);
  }
}

function walk(part: unknown, place: string, visit: (part: Record<string, unknown>, place: string) => void): void {
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part)) visit(part as Record<string, unknown>, place);
  for (const [key, value] of Object.entries(part)) walk(value, `${place}.${key}`, visit);
}
