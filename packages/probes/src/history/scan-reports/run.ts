import type { Report } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { conclude, findingMaker, undecided } from '../../rule-finding.ts';
import { bindingOf, type Candidate, resolveCandidate } from '../report-formats/binding.ts';
import { candidateFacts, heldToCandidate, readDeclaredReports } from '../report-formats/declared-reports.ts';
import { readScanReport } from '../report-formats/read-scan-report.ts';
import { impossibleTime } from '../report-formats/report-time.ts';
import type { ScanRun } from '../report-formats/sarif.ts';
import { judgeResults } from './judge-results.ts';
import { rules } from './rules.ts';

const found = findingMaker(rules);

export async function run(context: ProbeContext): Promise<Observation> {
  const { scanReports } = context.gate;
  if (scanReports.length === 0) return undecided('Unknown', 'The gate file names no scan report (`scanReports`).');
  const candidate = await resolveCandidate(context);
  const probe = { id: 'history.scan-reports', found };
  const read = await readDeclaredReports(context, scanReports, probe, readScanReport);
  const findings = [...read.findings];
  const facts = candidateFacts(candidate);
  const open = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  let incomplete = false;
  for (const { named, path, report: runs } of read.reports) {
    for (const [index, scan] of runs.entries()) {
      findings.push(...judgeResults(path, scan), ...judgeRun(named, path, index, scan, candidate, context.now));
      incomplete ||= scan.incomplete !== null;
      for (const result of scan.results) if (result.suppressed === 'no') open[result.severity] += 1;
    }
    facts[`report ${named.suite}`] =
      `${runs.map((scan) => scan.tool).join(', ')}: ${runs.reduce((sum, scan) => sum + scan.results.length, 0)} results`;
  }
  for (const [severity, count] of Object.entries(open)) facts[`open.${severity}`] = String(count);
  const looked = read.reports.length;
  const observation = conclude({
    findings,
    facts,
    coverage: { looked, total: scanReports.length, unit: 'reports' },
    passed: `${looked} scan report${looked === 1 ? '' : 's'} bound to the candidate, nothing critical or high open.`,
    failed: `The scans do not show the candidate within policy: ${open.critical} critical and ${open.high} high results are open.`,
  });
  const stopped = findings.some((each) => each.rule !== 'history.scan-reports.incomplete' && each.severity !== 'low');
  if (incomplete && !stopped) return { ...observation, result: 'Unknown', summary: 'A scan did not run to its end.' };
  return heldToCandidate(observation, candidate);
}

function judgeRun(
  named: Report,
  path: string,
  index: number,
  scan: ScanRun,
  candidate: Candidate,
  now: string,
): readonly Finding[] {
  const findings: Finding[] = [];
  const at = { address: `${named.path} ${scan.tool} ${index}`, place: `${path} runs[${index}]` };
  if (scan.incomplete !== null) {
    findings.push(
      found('history.scan-reports.incomplete', {
        severity: 'medium',
        ...at,
        what: `${scan.tool}: ${scan.incomplete}.`,
      }),
    );
  }
  const binding = bindingOf(scan.identity, candidate);
  if (binding.kind === 'none') {
    findings.push(
      found('history.scan-reports.not-bound', {
        severity: 'medium',
        ...at,
        what: `${scan.tool} states neither a commit nor a version of what it scanned.`,
      }),
    );
  } else if (binding.kind === 'other') {
    findings.push(
      found('history.scan-reports.other-candidate', {
        severity: 'high',
        ...at,
        what: `${scan.tool} scanned ${binding.stated}; the candidate is ${candidate.version} ${candidate.commit?.slice(0, 12) ?? ''}.`,
      }),
    );
  }
  const impossible = impossibleTime(scan.times, now, candidate);
  if (impossible !== null) {
    findings.push(
      found('history.scan-reports.impossible-time', {
        severity: 'medium',
        ...at,
        what: `${scan.tool}: ${impossible}.`,
      }),
    );
  }
  return findings;
}
