import { describe, expect, test } from 'vitest';
import { countTests, tallyLine } from './count-tests.ts';

const passedSuite = { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] };
const green = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [passedSuite] };

describe('the tally of a test run', () => {
  test('counts what passed and what was skipped', () => {
    expect(tallyLine(countTests(green, 0))).toBe('3 passed, 0 failed, 2 skipped');
  });

  test('counts a suite that could not be loaded as a failure', () => {
    const broken = { name: 'b.test.ts', status: 'failed', assertionResults: [] };
    expect(countTests({ ...green, testResults: [passedSuite, broken] }, 1).failed).toBe(1);
  });

  test('counts a suite without tests as a failure', () => {
    const empty = { name: 'c.test.ts', status: 'passed', assertionResults: [] };
    expect(countTests({ ...green, testResults: [passedSuite, empty] }, 0).failed).toBe(1);
  });

  test('counts a hook that failed after its tests passed', () => {
    expect(countTests({ ...green, testResults: [{ ...passedSuite, status: 'failed' }] }, 1).failed).toBe(1);
  });

  test('does not count a failed test twice', () => {
    const failed = { name: 'd.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(countTests({ ...green, numFailedTests: 1, testResults: [failed] }, 1).failed).toBe(1);
  });

  test.each([
    ['no report at all', null, 0],
    ['no test that ran', { ...green, numPassedTests: 0, testResults: [] }, 0],
    ['a bad end nobody explains', green, 1],
  ])('is a failure with %s', (_, report, exitCode) => {
    expect(countTests(report, exitCode).failed).toBe(1);
  });
});
