import { readMarkdown } from '../../markdown/read-markdown.js';
import { conclude, findingMaker, undecided } from '../../rule-finding.js';
import { readPreviousLog } from '../reading/previous-log.js';
import { missingEmphasis } from './emphasis.js';
import { rules } from './rules.js';
import { normalise, sections, statusLines } from './skeleton.js';
const found = findingMaker(rules);
export async function run(context) {
    const { gate } = context;
    const paper = latestLog(context.record, gate.phase.number);
    if (paper === null) {
        return undecided('Unknown', 'No paper statement holds the log of this phase yet; `sallyport kickoff` writes and records it.');
    }
    if (paper.bytes === null)
        return undecided('Unknown', 'The record names the log of this phase but does not hold its bytes.');
    const log = readMarkdown(paper.bytes);
    const previous = await readPreviousLog(context);
    if (previous === 'missing') {
        return undecided('Unknown', `${gate.phase.previous?.log ?? 'The previous log'} is missing, so there is no structure to compare with.`);
    }
    if (previous !== 'first' && previous.document.headings.length === 0) {
        return undecided('Unknown', `${previous.path} has no headings, so there is no structure to compare with.`);
    }
    const findings = missingEmphasis(log, gate).map((section) => found('history.log-structure.emphasis-missing', {
        severity: 'medium',
        address: section.name,
        place: `${paper.path}:1`,
        what: `No heading of the log stands for ${section.name}.`,
        fix: `Add the heading "${section.heading}".`,
    }));
    const facts = { 'log.path': paper.path, 'log.sha256': paper.digest };
    let compared = 0;
    if (previous !== 'first') {
        const result = compare(previous, log, paper.path, gate.phase.number);
        findings.push(...result.findings);
        compared = result.compared;
        facts['previous.log'] = previous.path;
    }
    const total = compared + (gate.narrative === null ? 2 : 3);
    return conclude({
        findings,
        facts,
        coverage: { looked: total, total, unit: 'headings and status lines' },
        passed: 'The log has the structure of the previous one and the sections that this phase emphasises.',
        failed: 'The log departs from the structure it must have.',
    });
}
function compare(previous, log, path, phase) {
    const before = sections(previous.document, previous.phase);
    const now = log.headings.map((heading) => normalise(heading.text, phase));
    const labelsBefore = statusLines(previous.document, previous.phase);
    const labels = new Set(statusLines(log, phase).map((label) => label.key));
    const findings = [];
    let last = -1;
    for (const section of before) {
        const at = now.indexOf(section.key);
        const where = `${previous.path}:${section.line}`;
        if (at === -1) {
            findings.push(found('history.log-structure.section-missing', {
                severity: 'medium',
                address: section.key,
                place: `${path}:1`,
                what: `"${section.text}" (${where}) has no counterpart in the log.`,
            }));
        }
        else if (at < last) {
            findings.push(found('history.log-structure.order', {
                severity: 'medium',
                address: section.key,
                place: `${path}:${log.headings[at]?.line ?? 1}`,
                what: `"${section.text}" stands before sections that it follows in ${where}.`,
            }));
        }
        else
            last = at;
    }
    for (const label of labelsBefore.filter((each) => !labels.has(each.key)))
        findings.push(missingLabel(label, previous, path));
    return { findings, compared: before.length + labelsBefore.length };
}
function missingLabel(label, previous, path) {
    return found('history.log-structure.status-line-missing', {
        severity: 'medium',
        address: label.key,
        place: `${path}:1`,
        what: `The line "${label.text}:" (${previous.path}:${label.line}) is not under the title of the log.`,
    });
}
/** The log in its latest paper statement that stands. */
function latestLog(record, phase) {
    let last = null;
    for (const statement of record?.statements ?? []) {
        if (statement.type !== 'paper' || statement.body.kind !== 'log')
            continue;
        if (statement.header.phase !== phase || statement.standing === 'void')
            continue;
        const { path, bytes: digest } = statement.body;
        last = { path, digest, bytes: record?.blobs.get(digest) ?? null };
    }
    return last;
}
