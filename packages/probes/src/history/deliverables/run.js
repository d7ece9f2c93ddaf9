import { conclude, findingMaker, undecided } from '../../rule-finding.js';
import { readPreviousLog } from '../reading/previous-log.js';
import { loggedDeliverables } from './log-deliverables.js';
import { resolveFile } from './resolve-file.js';
import { rules } from './rules.js';
const found = findingMaker(rules);
const emptyWords = /^(?:|-|tbd|todo|n\/?a|none|done|ok|yes|see above|\.+|…)$/i;
export async function run(context) {
    const { deliverables, phase } = context.gate;
    if (deliverables.length === 0) {
        if (phase.previous === null)
            return undecided('NotApplicable', 'The first phase has no deliverables before it.');
        return noneListed();
    }
    const findings = [];
    const facts = { 'deliverables.count': String(deliverables.length) };
    let looked = 0;
    for (const deliverable of deliverables) {
        findings.push(...judgeWording(deliverable));
        for (const path of deliverable.files) {
            const file = await resolveFile(context, path);
            if ('digest' in file) {
                looked += 1;
                facts[`deliverable.${deliverable.id} ${file.path}`] = file.digest;
            }
            if (file.problem !== null)
                findings.push(fileFinding(deliverable, path, file.path, file.problem));
        }
    }
    findings.push(...(await leftOut(context)));
    const total = deliverables.reduce((sum, deliverable) => sum + deliverable.files.length, 0);
    const s = deliverables.length === 1 ? '' : 's';
    return conclude({
        findings,
        facts,
        coverage: { looked, total, unit: 'files' },
        passed: `${deliverables.length} deliverable${s} resolve${s === '' ? 's' : ''} to ${looked} files with an acceptance line each.`,
        failed: `Of ${deliverables.length} deliverable${s}, not every one resolves to files and an acceptance line.`,
    });
}
function noneListed() {
    const findings = [
        found('history.deliverables.none-listed', {
            severity: 'high',
            address: 'deliverables',
            place: 'sallyport.yaml',
            what: 'The gate file lists no deliverables.',
        }),
    ];
    return conclude({
        findings,
        facts: {},
        coverage: { looked: 0, total: 0, unit: 'files' },
        passed: '',
        failed: 'The gate file lists no deliverables.',
    });
}
function judgeWording(deliverable) {
    const findings = [];
    const place = `sallyport.yaml deliverables[${deliverable.id}]`;
    if (deliverable.files.length === 0) {
        findings.push(found('history.deliverables.no-files', {
            severity: 'high',
            address: deliverable.id,
            place,
            what: `${deliverable.id} ${deliverable.title} names no file.`,
        }));
    }
    if (emptyWords.test(deliverable.acceptance.trim())) {
        findings.push(found('history.deliverables.no-acceptance', {
            severity: 'medium',
            address: deliverable.id,
            place,
            what: `${deliverable.id} ${deliverable.title} has no acceptance line that could be checked.`,
        }));
    }
    return findings;
}
const severities = { 'missing-file': 'high', 'empty-file': 'high', pattern: 'medium', 'letter-case': 'low' };
function fileFinding(of, named, path, problem) {
    const what = {
        'missing-file': `${of.id} ${of.title}: ${named} is not in the judged tree.`,
        'empty-file': `${of.id} ${of.title}: ${path} is empty.`,
        pattern: `${of.id} ${of.title}: ${named} is a pattern.`,
        'letter-case': `${of.id} ${of.title}: ${named} is ${path} in the tree.`,
    };
    return found(`history.deliverables.${problem}`, {
        severity: severities[problem],
        address: `${of.id} ${named}`,
        place: path,
        what: what[problem],
    });
}
async function leftOut(context) {
    const log = await readPreviousLog(context);
    // A missing log is A1's other facet to tell; here it only means that nothing more is known.
    if (log === 'first' || log === 'missing')
        return [];
    const listed = context.gate.deliverables;
    return loggedDeliverables(log.document, log.phase)
        .filter((logged) => !listed.some((deliverable) => isSame(deliverable, logged)))
        .map((logged) => found('history.deliverables.left-out', {
        severity: 'medium',
        address: logged.number,
        place: `${log.path}:${logged.line}`,
        what: `The log names ${logged.number}${logged.title === '' ? '' : ` "${logged.title}"`}, which the gate file does not list.`,
    }));
}
function isSame(deliverable, logged) {
    const numbers = `${deliverable.id} ${deliverable.title}`.match(/\d+\.\d+/g) ?? [];
    if (numbers.includes(logged.number))
        return true;
    const words = significantWords(deliverable.title);
    const other = significantWords(logged.title);
    const shared = words.filter((word) => other.includes(word)).length;
    return words.length > 0 && other.length > 0 && shared / Math.min(words.length, other.length) >= 0.6;
}
function significantWords(text) {
    return (text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map((word) => word.replace(/s$/, ''));
}
