import type { Finding } from '@sallyport/record';
import { findingMaker } from '../../rule-finding.ts';
import type { ScanResult, ScanRun } from '../report-formats/sarif.ts';
import { rules } from './rules.ts';

const found = findingMaker(rules);

/** Findings for the results of one run: everything critical or high that is open, or set aside without a reason. */
export function judgeResults(path: string, scan: ScanRun): readonly Finding[] {
  const findings: Finding[] = [];
  const groups = new Map<string, ScanResult[]>();
  for (const result of scan.results) {
    if (result.severity !== 'critical' && result.severity !== 'high') continue;
    if (result.suppressed === 'justified') continue;
    const key = `${result.suppressed} ${result.rule} ${result.severity}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [result]);
    else group.push(result);
  }
  // One line a rule: a dependency with forty reachable places is one decision, not forty.
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const places = group.map((result) => result.location).filter((location) => location !== '');
    const where =
      places.length === 0
        ? ''
        : ` at ${places.slice(0, 3).join(', ')}${places.length > 3 ? ` and ${places.length - 3} more` : ''}`;
    const rule = first.suppressed === 'no' ? 'above-policy' : 'unjustified';
    findings.push(
      found(`history.scan-reports.${rule}`, {
        severity: rule === 'unjustified' ? 'medium' : first.severity,
        address: `${scan.tool} ${first.rule} ${[...places].sort().join(' ')}`,
        place: places[0] === undefined ? path : `${path} → ${places[0]}`,
        what: `${scan.tool} ${first.rule} (${first.severity}${group.length > 1 ? `, ${group.length} times` : ''})${where}: ${first.message}`,
      }),
    );
  }
  return findings;
}
