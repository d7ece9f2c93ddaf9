import { readPreviousLog } from '../reading/previous-log.js';
import { sections } from './skeleton.js';
/** The previous log gets a section that the new one lacks: the new log was drafted from an outdated copy. */
export async function sabotage(context) {
    const log = await readPreviousLog(context);
    if (log === 'first' || log === 'missing')
        return null;
    const example = sections(log.document, log.phase)[0];
    const depth = log.document.headings.find((heading) => heading.line === example?.line)?.depth ?? 2;
    const bytes = await context.tree.read(log.path);
    const text = new TextDecoder().decode(bytes ?? new Uint8Array());
    const heading = `${'#'.repeat(depth)} Lessons of the last week`;
    const appended = `${text}\n\n${heading}\n\nWritten after the new log was drafted.\n`;
    return {
        what: `${log.path} has a section that the new log does not follow`,
        edits: [{ path: log.path, bytes: new TextEncoder().encode(appended) }],
    };
}
