export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface JsonReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * Counts a test run from vitest's JSON report. A suite that could not run, a run that ended badly although no test
 * failed, and a run without tests each count as a failure: none of them is a pass.
 */
export function countTests(report: JsonReport | null, exitCode: number): Tally {
  if (report === null) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const brokenSuites = report.testResults.filter(
    (suite) => suite.assertionResults.length === 0 || (suite.status === 'failed' && !hasFailedTest(suite)),
  );
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + brokenSuites.length;
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: unexplained ? 1 : failed, skipped };
}

function hasFailedTest(suite: { readonly assertionResults: readonly unknown[] }): boolean {
  return suite.assertionResults.some((result) => (result as { readonly status?: unknown }).status === 'failed');
}

/** The last line of every test run, read by people and by CI. */
export function tallyLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}
