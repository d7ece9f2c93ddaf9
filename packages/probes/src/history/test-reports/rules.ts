import type { RuleDefinition } from '../../probe.ts';

const source = 'closed-test A4: internal acceptance suites green on the exact candidate';

export const rules: readonly RuleDefinition[] = [
  {
    id: 'history.test-reports.missing',
    title: 'A test report is not there',
    why: 'A suite whose report nobody has is a suite that nobody shows to have run.',
    fix: 'Run the suite on the candidate and put its report at this path, or declare it under `untracked`.',
    source,
  },
  {
    id: 'history.test-reports.malformed',
    title: 'A test report cannot be read',
    why: 'A broken report is what a run leaves behind that crashed half way.',
    fix: 'Run the suite again and keep its whole report in the declared format.',
    source: 'measured: truncated reports of crashed runs',
  },
  {
    id: 'history.test-reports.no-tests',
    title: 'A suite ran no test',
    why: 'A suite without tests, or with all of them skipped, is green and proves nothing.',
    fix: 'Find out why nothing was selected or run, and run it again.',
    source,
  },
  {
    id: 'history.test-reports.failures',
    title: 'Tests failed',
    why: 'The candidate that strangers would get fails its own acceptance.',
    fix: 'Mend the candidate and run the suite on the new one.',
    source,
  },
  {
    id: 'history.test-reports.not-bound',
    title: 'A report does not say what it tested',
    why: 'Without a commit or version in it, a green report of any other build would look the same.',
    fix: 'Write the commit into the report, as a `commit` property of the suite or in its environment.',
    source,
  },
  {
    id: 'history.test-reports.other-candidate',
    title: 'A report is about another build',
    why: 'A green suite on another commit says nothing about the candidate.',
    fix: 'Run the suite on the candidate.',
    source,
  },
  {
    id: 'history.test-reports.impossible-time',
    title: 'A report has an impossible time',
    why: 'A run in the future or before its candidate existed did not happen as reported.',
    fix: 'Run the suite again on a machine with a right clock.',
    source: 'DESIGN: clocks bound',
  },
  {
    id: 'history.test-reports.skipped',
    title: 'Tests were skipped',
    why: 'What was skipped was not shown to work.',
    fix: 'Run the skipped tests, or let the reviewers know why they may be skipped.',
    source,
  },
  {
    id: 'history.test-reports.suite-absent',
    title: 'A report does not name the expected suite',
    why: "The report at this path may be another suite's.",
    fix: 'Name the suite in the gate file as the report does, or correct the path.',
    source,
  },
];
