import { readPreviousLog } from '../reading/previous-log.js';
/** The log cites a report that nobody committed: the most common empty claim of all. */
export async function sabotage(context) {
    const log = await readPreviousLog(context);
    if (log === 'first' || log === 'missing')
        return null;
    const bytes = await context.tree.read(log.path);
    const text = new TextDecoder().decode(bytes ?? new Uint8Array());
    const cited = 'penetration-test-of-the-drill.pdf';
    const appended = `${text}\n\n## Penetration test\n\nNothing was found, see the [report](${cited}).\n`;
    return {
        what: `${log.path} cites ${cited}, which is not in the repository`,
        edits: [{ path: log.path, bytes: new TextEncoder().encode(appended) }],
    };
}
