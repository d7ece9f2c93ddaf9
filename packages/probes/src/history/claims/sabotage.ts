import type { ProbeContext, SabotageEdit } from '../../probe.ts';
import { readPreviousLog } from '../reading/previous-log.ts';

/** The log cites a report that nobody committed: the most common empty claim of all. */
export async function sabotage(
  context: ProbeContext,
): Promise<{ what: string; edits: readonly SabotageEdit[] } | null> {
  const log = await readPreviousLog(context);
  if (log === 'first' || log === 'missing') return null;
  const bytes = await context.tree.read(log.path);
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  const cited = 'penetration-test-of-the-drill.pdf';
  const appended = `${text}\n\n## Penetration test\n\nNothing was found, see the [report](${cited}).\n`;
  return {
    what: `${log.path} cites ${cited}, which is not in the repository`,
    edits: [{ path: log.path, bytes: new TextEncoder().encode(appended) }],
  };
}
