import type { ProbeContext, SabotageEdit } from '../../probe.ts';
import { readDeclaredInput } from '../reading/declared-input.ts';
import { largestReport } from '../report-formats/read-test-report.ts';

/** One passed test of the first report becomes a failed one. */
export async function sabotage(
  context: ProbeContext,
): Promise<{ what: string; edits: readonly SabotageEdit[] } | null> {
  for (const report of context.gate.testReports) {
    const input = await readDeclaredInput(context, report.path, largestReport);
    if (input === null) continue;
    const text = new TextDecoder().decode(input.bytes);
    const broken =
      report.format === 'junit'
        ? text.replace(/(<testcase\b[^>]*?)(?:\/>|>)/, (tag, open: string) =>
            tag.endsWith('/>') ? `${open}><failure message="drill"/></testcase>` : `${tag}<failure message="drill"/>`,
          )
        : text.replace(/("status"\s*:\s*)"passed"/, '$1"failed"');
    if (broken === text) continue;
    return {
      what: `one test of ${report.suite} failed`,
      edits: [{ path: input.path, bytes: new TextEncoder().encode(broken) }],
    };
  }
  return null;
}
