import { assertions, inContext } from './assertions.js';
import { claimAt } from './claim.js';
import { readDates } from './read-dates.js';
const day = 86_400_000;
const done = /\b(?:completed?|passed|verified|validated|signed|approved|conducted|held|finished|executed|ran|tested|reviewed|deployed|released|merged|delivered|closed|achieved|confirmed|recorded|measured)\b|✅/i;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** Dates that cannot be: no such day, another weekday, done in the future, ends before they start, wrong lengths. */
export function dateClaims(world, from) {
    const claims = [];
    const now = Date.parse(world.context.now);
    for (const passage of assertions(from.document)) {
        const dates = readDates(passage.text);
        if (dates.length === 0)
            continue;
        const problem = impossible(dates) ??
            backwards(passage.text, dates) ??
            ahead(inContext(from.document, passage).labelled, dates, now);
        claims.push(problem === null
            ? claimAt(from, passage, { kind: 'date', status: 'not checkable', reason: 'The dates are possible.' })
            : claimAt(from, passage, { kind: 'date', status: 'contradicted', reason: problem, severity: 'medium' }));
    }
    claims.push(...phaseDates(from));
    return Promise.resolve(claims);
}
function impossible(dates) {
    for (const date of dates) {
        if (date.time === null)
            return `There is no ${date.text}.`;
        const actual = weekdays[new Date(date.time).getUTCDay()] ?? '';
        if (date.weekday !== null && !actual.startsWith(date.weekday)) {
            return `${date.text} is a ${actual.charAt(0).toUpperCase()}${actual.slice(1)}.`;
        }
    }
    return null;
}
/** `from A to B (N days)`: A before B, and N days counted with or without the last one. */
function backwards(text, dates) {
    for (const [index, first] of dates.entries()) {
        const second = dates[index + 1];
        if (second === undefined || first.time === null || second.time === null)
            continue;
        const between = text.slice(first.end, second.start);
        if (!/^\s*(?:to|until|through|till|[-–—→]|->|and)\s*$/i.test(between))
            continue;
        if (/and/i.test(between) && !/\bbetween\s*(?:\w+,?\s*)?$/i.test(text.slice(0, first.start)))
            continue;
        if (second.time < first.time)
            return `${first.text} is after ${second.text}.`;
        const length = (second.time - first.time) / day;
        const stated = /^[^.;]{0,25}?\b(\d{1,3})\s+(?:calendar\s+)?days?\b/i.exec(text.slice(second.end))?.[1];
        if (stated !== undefined && Math.abs(Number(stated) - length) > 1 && !/\b(?:working|business)\b/i.test(text)) {
            return `From ${first.text} to ${second.text} is ${length} days, not ${stated}.`;
        }
    }
    return null;
}
function ahead(text, dates, now) {
    if (!done.test(text) ||
        /\bby\s+(?:the\s+)?(?:end|\d|[a-z]+\s+\d)|\b(?:due|until|deadline|scheduled|starts?|begins?|opens?|valid|expires?|expiry|eta|next|target|planned|launch)\b/i.test(text))
        return null;
    const last = dates.at(-1);
    if (dates.length !== 1 || last === undefined || last.time === null || last.time <= now + 2 * day)
        return null;
    // "Reviewed by the lead on" is a deed, "to be reviewed by" a date is a deadline.
    if (/\b(?:by|before|from)\s+(?:the\s+)?(?:\w+\s+)?$/i.test(text.slice(0, text.indexOf(last.text))))
        return null;
    return `${last.text} lies in the future.`;
}
/** `**Start:** …` and `**End:** …` under the title. */
function phaseDates(from) {
    const labelled = from.document.sentences.filter((passage) => passage.under.length <= 1 && !passage.quoted);
    const find = (label) => {
        for (const passage of labelled) {
            const date = label.test(passage.text) ? readDates(passage.text)[0] : undefined;
            if (date !== undefined && date.time !== null)
                return { text: passage.text, line: passage.line, time: date.time };
        }
        return null;
    };
    const start = find(/^\W*(?:start(?:ed)?(?:\s+date)?|begin|kick-?off)\W*:/i);
    const end = find(/^\W*(?:end(?:ed)?(?:\s+date)?|complet(?:ed|ion)(?:\s+date)?|finish(?:ed)?|closed)\W*:/i);
    if (start === null || end === null || end.time >= start.time)
        return [];
    return [
        claimAt(from, end, {
            kind: 'date',
            status: 'contradicted',
            reason: `It ended before it started: "${start.text}".`,
            evidence: [{ path: from.path, line: start.line }],
            severity: 'medium',
        }),
    ];
}
