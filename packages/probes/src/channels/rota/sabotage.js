import { readText } from '../../read-text.js';
import { isUnreadable } from './date-times.js';
import { occurrencesIn } from './occurrences.js';
import { readRota } from './read-rota.js';
import { testWindow } from './test-window.js';
const minuteMs = 60_000;
/** Cancels every shift that runs at the opening, as a calendar does when its owner leaves the team. */
export const sabotage = async ({ gate, tree, signal }) => {
    const window = gate.test === null ? null : testWindow(gate.test);
    const at = gate.rota === null ? null : await tree.find(gate.rota.file);
    const bytes = at === null ? null : await tree.read(at.path);
    if (window === null || at === null || bytes === null)
        return null;
    const text = readText(bytes);
    const rota = readRota(text, window.zone);
    if ('what' in rota)
        return null;
    const endMs = window.startMs + (60 + (gate.rota?.allowedGapMinutes ?? 0)) * minuteMs;
    const occurrences = await occurrencesIn(rota.events, { startMs: window.startMs, endMs }, window.zone, signal);
    if (isUnreadable(occurrences))
        return null;
    const cancelled = new Set(occurrences.filter((each) => each.event.kind === 'shift').map((each) => each.event.line));
    const lines = text.split(/\r\n|\n|\r/);
    const edited = lines.flatMap((line, index) => (cancelled.has(index + 1) ? [line, 'STATUS:CANCELLED'] : [line]));
    return {
        what: 'the shifts at the opening are cancelled in the rota',
        edits: [{ path: at.path, bytes: new TextEncoder().encode(edited.join('\r\n')) }],
    };
};
