/** What a test report says, whatever its format. Counts are of tests that ran in the end, retries folded. */
export interface TestReport {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
  /** Passed only on a retry. */
  readonly flaky: number;
  /** Names of suites, classes and tools, for finding the suite that the gate file expects. */
  readonly names: readonly string[];
  /** The listed tests by the innermost suite that holds them; empty where a report has totals only. */
  readonly suites: readonly SuiteCounts[];
  /** The first failing tests, by name. */
  readonly failing: readonly string[];
  readonly identity: readonly StatedProperty[];
  /** Times as written. */
  readonly times: readonly string[];
}

export interface SuiteCounts {
  readonly name: string;
  readonly tests: number;
  readonly passed: number;
  /** Failed or broke. */
  readonly failed: number;
}

/** A name and value by which a report says what it was made from. */
export interface StatedProperty {
  readonly name: string;
  readonly value: string;
}

export const mostListed = 20;

/** Adds one test to the counts of its suite. */
export function countInSuite(
  suites: Map<string, SuiteCounts>,
  name: string,
  outcome: 'passed' | 'failed' | 'other',
): void {
  const before = suites.get(name) ?? { name, tests: 0, passed: 0, failed: 0 };
  if (name === '' || (suites.size >= 10_000 && before.tests === 0)) return;
  suites.set(name, {
    name,
    tests: before.tests + 1,
    passed: before.passed + (outcome === 'passed' ? 1 : 0),
    failed: before.failed + (outcome === 'failed' ? 1 : 0),
  });
}
