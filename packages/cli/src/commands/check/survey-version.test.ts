import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { callerOf } from '../../caller-of.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { survey } from './survey.ts';

const place = mkdtempSync(join(tmpdir(), 'sallyport-version-'));

afterEach(() => rmSync(place, { recursive: true, force: true }));

interface Printed {
  readonly findings: readonly { readonly rule: string; readonly what: string }[];
  readonly notJudged: readonly { readonly probe: string; readonly why: string }[];
}

async function surveyed(files: Readonly<Record<string, string>>): Promise<Printed> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(place, path, '..'), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  const printed: unknown[] = [];
  const terminal: Terminal = {
    json: true,
    colour: false,
    interactive: false,
    columns: 100,
    out: () => undefined,
    note: () => undefined,
    document: (value) => printed.push(value),
    progress: () => undefined,
    ask: async () => '',
    done: () => undefined,
  };
  const now = (): string => '2026-11-30T12:00:00Z';
  const caller = callerOf({ options: {}, terminal, directory: place, environment: {}, now });
  await survey({ arguments: [], options: {}, terminal, caller });
  return printed[0] as Printed;
}

const stateNothing = {
  'CHANGELOG.md': '# Changelog\n\nNothing yet.\n',
  'docs/known_issues.md': '# Known issues of 3.2.1\n\nNo known issues.\n',
  'docs/tester_guide.md': '# Guide\n\nThis is about game version 0.3.1.\n',
  'release/manifest.json': '{"version": "3.2.1", "files": []}',
  'reports/junit.xml':
    '<testsuite name="acceptance" tests="1"><properties><property name="version" value="3.2.1"/></properties><testcase name="a"/></testsuite>',
};

test('without a version of the project nothing is held against one that we invented', async () => {
  const { findings, notJudged } = await surveyed(stateNothing);
  expect(findings.filter(({ what }) => what.includes('0.0.0'))).toEqual([]);
  expect(findings.filter(({ rule }) => rule.startsWith('history.candidate'))).toEqual([]);
  expect(notJudged.find(({ probe }) => probe === 'history.candidate')?.why).toBe('no version of the project was found');
});

test('with one, the same files are compared with it', async () => {
  const { findings, notJudged } = await surveyed({ ...stateNothing, 'package.json': '{"version": "1.0.0"}' });
  const rules = new Set(findings.map(({ rule }) => rule));
  expect([...rules]).toEqual(
    expect.arrayContaining([
      'documents.known-issues.other-version',
      'history.candidate.changelog-missing',
      'history.test-reports.other-candidate',
      'installers.manifest.version',
    ]),
  );
  expect(notJudged.some(({ probe }) => probe === 'history.candidate')).toBe(false);
});
