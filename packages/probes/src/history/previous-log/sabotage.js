import { readPreviousLog } from '../reading/previous-log.js';
/** The last word of the log becomes NO-GO. */
export async function sabotage(context) {
    const log = await readPreviousLog(context);
    if (log === 'first' || log === 'missing')
        return null;
    const bytes = await context.tree.read(log.path);
    const text = new TextDecoder().decode(bytes ?? new Uint8Array());
    const appended = `${text}\n\n## Decision, corrected\n\nDecision: NO-GO for phase ${log.phase}.\n`;
    return {
        what: `${log.path} ends with a NO-GO`,
        edits: [{ path: log.path, bytes: new TextEncoder().encode(appended) }],
    };
}
