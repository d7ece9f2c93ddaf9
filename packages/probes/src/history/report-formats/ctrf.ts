import { ProbeError } from '../../probe-error.ts';
import { asArray, asCount, asObject, asText, readJson, statedTexts } from './json.ts';
import { countInSuite, mostListed, type SuiteCounts, type TestReport } from './test-report.ts';

/**
 * Reads a CTRF report (ctrf.io). The tests listed are counted; a summary that admits more failures is believed about
 * them. Throws PROBE_FORMAT where the text is no such report.
 */
export function readCtrf(bytes: Uint8Array): TestReport {
  const root = readJson(bytes, 'CTRF report');
  const results = asObject(root['results']);
  const summary = asObject(results?.['summary']);
  const tool = asText(asObject(results?.['tool'])?.['name']);
  if (results === null || summary === null || tool === null) {
    throw new ProbeError('PROBE_FORMAT', 'It is no CTRF report: results.tool.name or results.summary is missing.');
  }
  const stated = statedCounts(summary);
  const counts = { passed: 0, failed: 0, skipped: 0, pending: 0, other: 0 };
  const names = new Set([tool]);
  const suites = new Map<string, SuiteCounts>();
  const failing: string[] = [];
  let flaky = 0;
  const tests = asArray(results['tests']).map(asObject);
  for (const test of tests) {
    const status = asText(test?.['status']) ?? 'other';
    const key = status in counts ? (status as keyof typeof counts) : 'other';
    counts[key] += 1;
    if (test?.['flaky'] === true) flaky += 1;
    const path = [test?.['suite']].flat().filter((suite) => typeof suite === 'string');
    for (const suite of path) if (names.size < 200) names.add(suite);
    countInSuite(
      suites,
      path.at(-1) ?? '',
      key === 'passed' ? 'passed' : key === 'failed' || key === 'other' ? 'failed' : 'other',
    );
    const name = asText(test?.['name']);
    if ((key === 'failed' || key === 'other') && name !== null && failing.length < mostListed) failing.push(name);
  }
  const listed = tests.length > 0;
  const failed = Math.max(counts.failed, stated.failed);
  const notRun = listed ? counts.skipped + counts.pending : stated.skipped + stated.pending;
  return {
    tests: listed ? tests.length : stated.tests,
    passed: listed ? counts.passed : stated.passed,
    failed,
    // `other` is neither passed nor skipped, so it is nothing to be sure of.
    errors: Math.max(counts.other, stated.other),
    skipped: notRun,
    flaky,
    names: [...names],
    suites: [...suites.values()],
    failing,
    identity: [...statedTexts(results['environment']), ...statedTexts(results['extra']), ...statedTexts(root['extra'])],
    times: [root['timestamp'], epoch(summary['start']), epoch(summary['stop'])].filter(
      (time) => typeof time === 'string',
    ),
  };
}

function statedCounts(summary: {
  readonly [key: string]: unknown;
}): Record<'tests' | 'passed' | 'failed' | 'skipped' | 'pending' | 'other', number> {
  const count = (key: string): number => {
    const value = summary[key] === undefined ? 0 : asCount(summary[key]);
    if (value === null) throw new ProbeError('PROBE_FORMAT', `It is no CTRF report: summary.${key} is not a count.`);
    return value;
  };
  return {
    tests: count('tests'),
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: count('pending'),
    other: count('other'),
  };
}

/** CTRF counts in milliseconds; some writers use seconds, which read as 1970 otherwise. */
function epoch(value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0 || value > 8.64e15) return null;
  return new Date(value < 1e11 ? value * 1000 : value).toISOString();
}
