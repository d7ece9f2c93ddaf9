import type { ProbeContext, SabotageEdit } from '../../probe.ts';
import { readDeclaredInput } from '../reading/declared-input.ts';
import { asArray, asObject, readJson } from '../report-formats/json.ts';
import { largestReport } from '../report-formats/read-test-report.ts';

/** The first report gains one critical result. */
export async function sabotage(
  context: ProbeContext,
): Promise<{ what: string; edits: readonly SabotageEdit[] } | null> {
  const [report] = context.gate.scanReports;
  const input = report === undefined ? null : await readDeclaredInput(context, report.path, largestReport);
  if (report === undefined || input === null) return null;
  const root = readJson(input.bytes, 'SARIF log');
  const [first, ...others] = asArray(root['runs']).map(asObject);
  const critical = {
    ruleId: 'DRILL-0001',
    level: 'error',
    message: { text: 'A critical result that the drill added' },
    properties: { 'security-severity': '9.8' },
  };
  const runs = [{ ...first, results: [...asArray(first?.['results']), critical] }, ...others];
  return {
    what: `${report.suite} found something critical`,
    edits: [{ path: input.path, bytes: new TextEncoder().encode(JSON.stringify({ ...root, runs })) }],
  };
}
