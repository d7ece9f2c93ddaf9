import { readDocument } from '../../prose/read-document.js';
import { documentPaths } from './probe.js';
/** Leaves a note to self in the first readable document, as a late edit does. */
export const sabotage = async ({ gate, criterion, tree }) => {
    for (const path of documentPaths(gate, criterion)) {
        const document = await readDocument(tree, path);
        if (document.kind !== 'text')
            continue;
        const text = [...document.document.lines, '', 'TODO: check this section with the team before we send it out.', ''].join('\n');
        return { what: `a note to self is left at the end of ${document.path}`, edits: [{ path: document.path, bytes: new TextEncoder().encode(text) }] };
    }
    return null;
};
