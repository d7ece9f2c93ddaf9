import { describe, expect, it } from 'vitest';
import { bindingOf } from './binding.ts';
import { readCtrf } from './ctrf.ts';
import { readJunit } from './junit.ts';
import { judgeTime } from './report-time.ts';
import { readSarif } from './sarif.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function counts(xml: string): readonly number[] {
  const { tests, passed, failed, errors, skipped } = readJunit(bytes(xml));
  return [tests, passed, failed, errors, skipped];
}

describe('JUnit', () => {
  it.each([
    [
      'nested suites',
      '<testsuites><testsuite><testcase name="a"/><testsuite><testcase name="b"><failure/></testcase></testsuite></testsuite></testsuites>',
      [2, 1, 1, 0, 0],
    ],
    [
      'totals repeated on every level',
      '<testsuites tests="2" failures="1"><testsuite tests="2" failures="1"><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite></testsuites>',
      [2, 1, 1, 0, 0],
    ],
    [
      'only totals',
      '<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1"/></testsuites>',
      [5, 2, 1, 1, 1],
    ],
    [
      'admitted failures without cases',
      '<testsuite tests="1" failures="2"><testcase name="a"/></testsuite>',
      [1, 1, 2, 0, 0],
    ],
    [
      'skipped by element, status and googletest result',
      '<testsuite><testcase name="a"><skipped/></testcase><testcase name="b" status="notrun"/><testcase name="c" result="suppressed"/></testsuite>',
      [3, 0, 0, 0, 3],
    ],
    [
      'an error and a failure in one case',
      '<testsuite><testcase name="a"><error/><failure/></testcase></testsuite>',
      [1, 0, 1, 0, 0],
    ],
    [
      'markup in output',
      '<testsuite><testcase name="a"><system-out><![CDATA[</testcase><failure/>]]></system-out></testcase></testsuite>',
      [1, 1, 0, 0, 0],
    ],
  ])('counts %s', (_, xml, expected) => {
    expect(counts(xml)).toEqual(expected);
  });

  it.each([
    ['cut off', '<testsuite><testcase name="a">'],
    ['another root', '<html/>'],
    ['entities', '<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>'],
    ['unknown entities', '<testsuite name="&boom;"/>'],
    ['deep', `${'<testsuite>'.repeat(100)}${'</testsuite>'.repeat(100)}`],
    ['empty', ''],
  ])('refuses %s', (_, xml) => {
    expect(() => readJunit(bytes(xml))).toThrow(/no JUnit report/);
  });
});

it('believes a CTRF summary about failures only', () => {
  const report = readCtrf(
    bytes(
      JSON.stringify({
        results: {
          tool: { name: 't' },
          summary: { tests: 9, passed: 9, failed: 1 },
          tests: [{ name: 'a', status: 'passed' }],
        },
      }),
    ),
  );
  expect([report.tests, report.passed, report.failed]).toEqual([1, 1, 1]);
});

describe('SARIF', () => {
  const severity = (result: object, rule: object = {}): string | undefined =>
    readSarif(
      bytes(
        JSON.stringify({
          version: '2.1.0',
          runs: [
            { tool: { driver: { name: 't', rules: [{ id: 'r', ...rule }] } }, results: [{ ruleId: 'r', ...result }] },
          ],
        }),
      ),
    )[0]?.results[0]?.severity;

  it.each([
    ['score over level', { level: 'note', properties: { 'security-severity': '9.0' } }, {}, 'critical'],
    ['score of the rule', {}, { properties: { 'security-severity': '7.0' } }, 'high'],
    ['word in a tag', {}, { properties: { tags: ['vulnerability', 'MEDIUM'] } }, 'medium'],
    ['level of the rule', {}, { defaultConfiguration: { level: 'error' } }, 'high'],
    ['nothing: warning', {}, {}, 'medium'],
    ['a score that is no score', { properties: { 'security-severity': 'lots' }, level: 'note' }, {}, 'low'],
  ])('takes %s', (_, result, rule, expected) => {
    expect(severity(result, rule)).toBe(expected);
  });

  it('says why a run is incomplete', () => {
    const run = (change: object): string | null | undefined =>
      readSarif(
        bytes(
          JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 't' } }, results: [], ...change }] }),
        ),
      )[0]?.incomplete;
    expect(run({})).toBeNull();
    expect(run({ results: undefined })).toContain('no scan took place');
    expect(run({ results: null })).toContain('no scan took place');
    expect(run({ invocations: [{ executionSuccessful: false }] })).toContain('did not run to its end');
  });
});

describe('binding', () => {
  const candidate = { version: '0.9.9-stable', commit: 'abcdef0123456789abcdef0123456789abcdef01', committedAt: null };
  it.each([
    [[{ name: 'git.commit', value: 'ABCDEF0' }], 'commit'],
    [
      [
        { name: 'GIT_SHA', value: 'abcdef0123' },
        { name: 'version', value: '1.0.0' },
      ],
      'commit',
    ],
    [
      [
        { name: 'commit', value: '1111111' },
        { name: 'version', value: '0.9.9-stable' },
      ],
      'other',
    ],
    [[{ name: 'app.version', value: 'v0.9.9-stable' }], 'version'],
    [[{ name: 'version', value: '0.9.9' }], 'other'],
    [
      [
        { name: 'node.version', value: '24.1.0' },
        { name: 'java.version', value: '21.0.1' },
      ],
      'none',
    ],
    [[], 'none'],
  ])('of %j is %s', (identity, kind) => {
    expect(bindingOf(identity, candidate).kind).toBe(kind);
  });
});

it('judges times without a zone only beyond every zone', () => {
  const now = '2026-11-24T09:00:00Z';
  expect(judgeTime('2026-11-24T20:00:00', now, null)).toBeNull();
  expect(judgeTime('2026-11-24T20:00:00Z', now, null)).toBe('future');
  expect(judgeTime('2026-11-24T20:00:00+14:00', now, null)).toBeNull();
  expect(judgeTime('2026-11-20T10:00:00', now, '2026-11-20T20:00:00Z')).toBeNull();
  expect(judgeTime('2026-11-19T10:00:00Z', now, '2026-11-20T20:00:00Z')).toBe('before the candidate');
  expect(judgeTime('yesterday', now, null)).toBeNull();
});
