const complete = /✅|\b(?:complete[d]?|done|finished|closed|delivered|accepted)\b/i;
const open = /🔄|⏳|🚧|🟡|🔴|❌|\b(?:in[- ]progress|not\s+(?:started|done|complete[d]?)|pending|blocked|open|incomplete|on\s+hold|failed)\b/i;
/** States of the numbered tasks of a phase, from overview tables and from the status lines of their own sections. */
export function taskStates(document, phase) {
    const number = new RegExp(String.raw `^[^\p{L}\p{N}]*(?:task\s+)?[([]?(?:p)?(${phase}\.\d{1,2})(?![.\d])`, 'iu');
    const states = [];
    for (const table of document.tables) {
        const column = table.header.findIndex((cell) => /^(?:status|state)$/i.test(cell.trim()));
        for (const row of table.rows) {
            const task = number.exec(row.cells[0] ?? '')?.[1];
            const text = row.cells[column] ?? '';
            const state = stateOf(text);
            if (task !== undefined && state !== null)
                states.push({ task, state, from: 'overview', line: row.line, text });
        }
    }
    for (const sentence of document.sentences) {
        const label = /^\W*status\s*:\s*(.{1,80})$/i.exec(sentence.text)?.[1];
        const task = number.exec(sentence.under.at(-1) ?? '')?.[1];
        const state = label === undefined ? null : stateOf(label);
        if (task !== undefined && state !== null && label !== undefined && !sentence.quoted) {
            states.push({ task, state, from: 'section', line: sentence.line, text: label });
        }
    }
    return states;
}
function stateOf(text) {
    if (open.test(text))
        return 'open';
    return complete.test(text) ? 'complete' : null;
}
