const setAside = /\b(?:deferred|dropped|cancell?ed|descoped|out of scope|postponed|moved to|carried over|not delivered|superseded)\b/i;
const otherUnits = /^(?:%|percent|gib|gb|mib|mb|kb|kib|ms|s\b|sec|min|hours?|h\b|days?|fps|x\b|times|million|k\b)/i;
/**
 * Numbered deliverables of `phase` in a log: headings, list items and table cells that start with their number, and
 * `Task 6.2` anywhere. Task `.0` opens a phase and delivers nothing. Deferred and dropped ones are left out.
 */
export function loggedDeliverables(document, phase) {
    const found = new Map();
    const aside = new Set();
    const atStart = new RegExp(`^[^\\p{L}\\p{N}]{0,6}(?:(?:task|deliverable|item|milestone|work\\s*package|wp|d|p|t)\\s*[#:]?\\s*)?[([]?p?${phase}\\.(\\d{1,2})(?![.\\d])[)\\]]?\\s*[:.–—-]?\\s*(.*)$`, 'iu');
    const named = new RegExp(`\\b(?:task|deliverable|milestone)s?\\s+[([]?p?${phase}\\.(\\d{1,2})(?![.\\d])[)\\]]?\\s*[:–—-]?\\s*([^.;|]{0,80})`, 'giu');
    for (const passage of document.sentences) {
        if (passage.quoted)
            continue;
        const start = startsEntry(passage) ? atStart.exec(passage.text) : null;
        const hits = start === null ? [...passage.text.matchAll(named)] : [start];
        for (const [, minor = '', title = ''] of hits) {
            const number = `${phase}.${minor}`;
            if (Number(minor) === 0 || otherUnits.test(title))
                continue;
            if (isSetAside(document, passage))
                aside.add(number);
            else if (!found.has(number))
                found.set(number, { number, title: title.trim() || besideIt(document, passage), line: passage.line });
        }
    }
    return [...found.values()].filter((entry) => !aside.has(entry.number)).sort(byNumber);
}
function startsEntry(passage) {
    return passage.where !== 'paragraph' || /^[^\p{L}\p{N}]*(?:task|deliverable)\b/iu.test(passage.text);
}
/** The cell to the right of one that holds only a number. */
function besideIt(document, passage) {
    const cells = document.tables.flatMap((table) => table.rows).find((row) => row.line === passage.row)?.cells ?? [];
    return cells[cells.indexOf(passage.text) + 1] ?? '';
}
function isSetAside(document, passage) {
    const around = passage.row === null ? passage.text : (document.lines[passage.row - 1] ?? '');
    return setAside.test(around) || passage.under.some((heading) => setAside.test(heading));
}
function byNumber(a, b) {
    return Number(a.number.split('.')[1]) - Number(b.number.split('.')[1]);
}
