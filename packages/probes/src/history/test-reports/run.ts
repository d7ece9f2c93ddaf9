import type { Report } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { conclude, findingMaker, undecided } from '../../rule-finding.ts';
import { readDeclaredInput } from '../reading/declared-input.ts';
import { bindingOf, type Candidate, resolveCandidate } from '../report-formats/binding.ts';
import { largestReport, readTestReport } from '../report-formats/read-test-report.ts';
import { judgeTime } from '../report-formats/report-time.ts';
import type { TestReport } from '../report-formats/test-report.ts';
import { rules } from './rules.ts';

const found = findingMaker(rules);

export async function run(context: ProbeContext): Promise<Observation> {
  const { testReports } = context.gate;
  if (testReports.length === 0) return undecided('Unknown', 'The gate file names no test report (`testReports`).');
  const candidate = await resolveCandidate(context);
  const findings: Finding[] = [];
  const facts: Record<string, string> = {
    'candidate.version': candidate.version,
    'candidate.commit': candidate.commit ?? 'not found',
  };
  const sum = { tests: 0, passed: 0, failed: 0, skipped: 0 };
  let looked = 0;
  for (const named of testReports) {
    const input = await readDeclaredInput(context, named.path, largestReport);
    if (input === null) {
      findings.push(
        found('history.test-reports.missing', {
          severity: 'high',
          address: named.path,
          place: named.path,
          what: `The report of ${named.suite} is not at ${named.path}.`,
        }),
      );
      continue;
    }
    const report = readTestReport(named, input.bytes);
    if (typeof report === 'string') {
      findings.push(
        found('history.test-reports.malformed', {
          severity: 'high',
          address: named.path,
          place: input.path,
          what: `The report of ${named.suite} cannot be read. ${report}`,
        }),
      );
      continue;
    }
    looked += 1;
    sum.tests += report.tests;
    sum.passed += report.passed;
    sum.failed += report.failed + report.errors;
    sum.skipped += report.skipped;
    facts[`report ${named.suite}`] =
      `${report.passed} passed, ${report.failed + report.errors} failed, ${report.skipped} skipped of ${report.tests}`;
    findings.push(...judge(named, input.path, report, candidate, context.now));
  }
  for (const [key, value] of Object.entries(sum)) facts[`tests.${key}`] = String(value);
  const observation = conclude({
    findings,
    facts,
    coverage: { looked, total: testReports.length, unit: 'reports' },
    passed: `${sum.passed} tests passed in ${looked} report${looked === 1 ? '' : 's'} bound to the candidate.`,
    failed: `The reports do not show the acceptance suites green on the candidate: ${sum.passed} passed, ${sum.failed} failed.`,
  });
  if (candidate.commit !== null || observation.result === 'Failed') return observation;
  return {
    ...observation,
    result: 'Unknown',
    summary: "The candidate's commit is not in this clone, so no report can be held against it.",
  };
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
  for (const time of report.times) {
    const problem = judgeTime(time, now, candidate.committedAt);
    if (problem === null) continue;
    const how =
      problem === 'future'
        ? 'lies in the future'
        : `is before the candidate was committed (${candidate.committedAt ?? ''})`;
    findings.push(
      found('history.test-reports.impossible-time', {
        severity: 'medium',
        ...at,
        what: `${named.suite}: ${time} ${how}.`,
      }),
    );
    break;
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
