import type { Report } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { conclude, findingMaker, undecided } from '../../rule-finding.ts';
import { bindingOf, type Candidate, resolveCandidate } from '../report-formats/binding.ts';
import { candidateFacts, heldToCandidate, readDeclaredReports } from '../report-formats/declared-reports.ts';
import { readTestReport } from '../report-formats/read-test-report.ts';
import { impossibleTime } from '../report-formats/report-time.ts';
import type { TestReport } from '../report-formats/test-report.ts';
import { rules } from './rules.ts';

const found = findingMaker(rules);

export async function run(context: ProbeContext): Promise<Observation> {
  const { testReports } = context.gate;
  if (testReports.length === 0) return undecided('Unknown', 'The gate file names no test report (`testReports`).');
  const candidate = await resolveCandidate(context);
  const probe = { id: 'history.test-reports', found };
  const read = await readDeclaredReports(context, testReports, probe, readTestReport);
  const findings = [...read.findings];
  const facts = candidateFacts(candidate);
  const sum = { tests: 0, passed: 0, failed: 0, skipped: 0 };
  for (const { named, path, report } of read.reports) {
    sum.tests += report.tests;
    sum.passed += report.passed;
    sum.failed += report.failed + report.errors;
    sum.skipped += report.skipped;
    facts[`report ${named.suite}`] =
      `${report.passed} passed, ${report.failed + report.errors} failed, ${report.skipped} skipped of ${report.tests}`;
    findings.push(...judge(named, path, report, candidate, context.now));
  }
  for (const [key, value] of Object.entries(sum)) facts[`tests.${key}`] = String(value);
  const looked = read.reports.length;
  const observation = conclude({
    findings,
    facts,
    coverage: { looked, total: testReports.length, unit: 'reports' },
    passed: `${sum.passed} tests passed in ${looked} report${looked === 1 ? '' : 's'} bound to the candidate.`,
    failed: `The reports do not show the acceptance suites green on the candidate: ${sum.passed} passed, ${sum.failed} failed.`,
  });
  return heldToCandidate(observation, candidate);
}

function judge(named: Report, path: string, report: TestReport, candidate: Candidate, now: string): readonly Finding[] {
  const findings: Finding[] = [];
  const bad = report.failed + report.errors;
  const at = { address: named.path, place: path };
  if (report.tests - report.skipped <= 0 && bad === 0) {
    const what = report.tests === 0 ? 'lists no test' : `skipped all of its ${report.tests} tests`;
    findings.push(found('history.test-reports.no-tests', { severity: 'high', ...at, what: `${named.suite} ${what}.` }));
  } else if (report.skipped > 0) {
    findings.push(
      found('history.test-reports.skipped', {
        severity: report.skipped * 2 > report.tests ? 'medium' : 'low',
        ...at,
        what: `${named.suite} skipped ${report.skipped} of ${report.tests} tests.`,
      }),
    );
  }
  if (bad > 0) {
    const names = report.failing.slice(0, 5).join('; ');
    findings.push(
      found('history.test-reports.failures', {
        severity: 'high',
        ...at,
        what: `${named.suite}: ${report.failed} failed and ${report.errors} broke of ${report.tests} tests${names === '' ? '' : `: ${names}`}.`,
      }),
    );
  }
  findings.push(...judgeBinding(named, path, report, candidate));
  const impossible = impossibleTime(report.times, now, candidate);
  if (impossible !== null) {
    findings.push(
      found('history.test-reports.impossible-time', {
        severity: 'medium',
        ...at,
        what: `${named.suite}: ${impossible}.`,
      }),
    );
  }
  const words = named.suite.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const names = report.names.join(' ').toLowerCase();
  if (words.length > 0 && !words.some((word) => names.includes(word))) {
    findings.push(
      found('history.test-reports.suite-absent', {
        severity: 'low',
        ...at,
        what: `No suite in the report is named like "${named.suite}".`,
      }),
    );
  }
  return findings;
}

function judgeBinding(named: Report, path: string, report: TestReport, candidate: Candidate): readonly Finding[] {
  const binding = bindingOf(report.identity, candidate);
  const at = { address: named.path, place: path };
  if (binding.kind === 'other') {
    return [
      found('history.test-reports.other-candidate', {
        severity: 'high',
        ...at,
        what: `${named.suite} was run on ${binding.stated}; the candidate is ${candidate.version} ${candidate.commit?.slice(0, 12) ?? ''}.`,
      }),
    ];
  }
  if (binding.kind === 'commit' || binding.kind === 'version') return [];
  return [
    found('history.test-reports.not-bound', {
      severity: 'medium',
      ...at,
      what: `The report of ${named.suite} states neither a commit nor a version of what it tested.`,
    }),
  ];
}
