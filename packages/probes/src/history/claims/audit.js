import { readPreviousLog } from '../reading/previous-log.js';
import { arithmeticClaims } from './arithmetic-claims.js';
import { assertions } from './assertions.js';
import { readAuditWorld } from './audit-world.js';
import { citationClaims } from './citation-claims.js';
import { claimAt } from './claim.js';
import { readClaimDocuments } from './claim-documents.js';
import { completionClaims } from './completion-claims.js';
import { coverageClaims } from './coverage-claims.js';
import { dateClaims } from './date-claims.js';
import { revisionClaims } from './revision-claims.js';
import { scanClaims } from './scan-claims.js';
import { stackClaims } from './stack-claims.js';
import { testClaims } from './test-claims.js';
const readers = [
    citationClaims,
    revisionClaims,
    testClaims,
    coverageClaims,
    scanClaims,
    stackClaims,
    dateClaims,
    arithmeticClaims,
    completionClaims,
];
/**
 * Reads the previous log and the reports it cites as claims and holds each against the repository.
 * An empty list where there is no previous log. Throws ProbeError where the log itself cannot be read.
 */
export async function auditClaims(context) {
    const log = await readPreviousLog(context);
    return typeof log === 'string' ? [] : (await auditLog(context, log)).claims;
}
/** The audit of a log that was read, in the order of the documents and their lines. */
export async function auditLog(context, log) {
    const { documents, skipped } = await readClaimDocuments(context, log);
    const world = await readAuditWorld(context);
    const claims = [];
    for (const [index, document] of documents.entries()) {
        context.progress(`claims of ${document.path} (${index + 1} of ${documents.length})`);
        claims.push(...(await auditDocument(world, document)));
    }
    return { claims, documents: documents.map((document) => document.path), skipped };
}
async function auditDocument(world, from) {
    const claims = [];
    for (const read of readers)
        claims.push(...(await read(world, from)));
    const claimed = new Set(claims.map((claim) => claim.at.line));
    // What nobody can look at is listed too, so that the audit says how much of a log rests on people's word.
    for (const passage of assertions(from.document)) {
        if (claimed.has(passage.line) ||
            passage.where === 'heading' ||
            !/✅|\b(?:all|every|fully|verified|validated|confirmed|approved|signed off|100\s*%)(?![\w-])/i.test(passage.text))
            continue;
        claimed.add(passage.line);
        claims.push(claimAt(from, passage, {
            kind: 'statement',
            status: 'not checkable',
            reason: 'Nothing in the repository could show it.',
        }));
    }
    return claims.sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0));
}
