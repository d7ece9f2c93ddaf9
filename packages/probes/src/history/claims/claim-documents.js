import { readMarkdown } from '../../markdown/read-markdown.js';
import { ProbeError } from '../../probe-error.js';
import { citedPath, resolveFrom } from './cited-path.js';
const mostDocuments = 30;
const isMarkdown = /\.(?:md|markdown)$/i;
/** Files that report on work; a cited guide or policy states rules, and its sentences are no claims about the past. */
const isReport = /(?:report|result|log|review|summary|audit|validation|assessment|acceptance|minutes|phase|test|scan|performance|benchmark|checklist|sign-?off|retro)/i;
/**
 * The documents whose claims are audited: the previous log, the reports in Markdown that it cites, and the Markdown
 * files of the deliverables. `skipped` are those that could not be read.
 */
export async function readClaimDocuments(context, log) {
    const wanted = new Set();
    for (const cited of citedMarkdown(log)) {
        for (const path of resolveFrom(log.path, cited)) {
            const found = isReport.test(path.slice(path.lastIndexOf('/') + 1)) || /report|audit|review/i.test(path)
                ? await context.tree.find(path)
                : null;
            if (found === null)
                continue;
            wanted.add(found.path);
            break;
        }
    }
    for (const path of context.gate.deliverables.flatMap((deliverable) => deliverable.files)) {
        const found = isMarkdown.test(path) ? await context.tree.find(path) : null;
        if (found !== null && isReport.test(found.path))
            wanted.add(found.path);
    }
    wanted.delete(log.path);
    // The log of this phase is written by the gate itself, and rests on the same evidence.
    wanted.delete(context.gate.papers.log);
    const documents = [{ path: log.path, document: log.document }];
    const skipped = [];
    for (const path of [...wanted].sort()) {
        const document = documents.length < mostDocuments ? await readDocument(context, path) : null;
        if (document === null)
            skipped.push(path);
        else
            documents.push(document);
    }
    return { documents, skipped };
}
function citedMarkdown(log) {
    const { links, codeSpans } = log.document;
    return [...links.map((link) => link.target), ...codeSpans.map((code) => code.text)]
        .map(citedPath)
        .filter((path) => path !== null && isMarkdown.test(path))
        .filter((path) => path !== null);
}
async function readDocument(context, path) {
    const bytes = await context.tree.read(path);
    if (bytes === null)
        return null;
    try {
        return { path, document: readMarkdown(bytes) };
    }
    catch (error) {
        // One unreadable report among many must not hide the claims of the others; it is told as skipped.
        if (error instanceof ProbeError)
            return null;
        throw error;
    }
}
