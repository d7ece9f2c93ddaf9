import { readMarkdown } from '../../markdown/read-markdown.js';
/**
 * Reads the log of the previous phase. `first`: the gate file names no previous phase; `missing`: it names a log that
 * is not in the tree. Throws ProbeError where the file is no readable Markdown.
 */
export async function readPreviousLog(context) {
    const previous = context.gate.phase.previous;
    if (previous === null)
        return 'first';
    const found = await context.tree.find(previous.log);
    const bytes = found === null ? null : await context.tree.read(found.path);
    if (found === null || bytes === null)
        return 'missing';
    return { path: found.path, exact: found.exact, phase: previous.number, document: readMarkdown(bytes) };
}
