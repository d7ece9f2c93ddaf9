import type { ProbeContext } from '../../probe.ts';
import { type PreviousLog, readPreviousLog } from '../reading/previous-log.ts';
import { arithmeticClaims } from './arithmetic-claims.ts';
import { assertions } from './assertions.ts';
import { type AuditWorld, type ClaimReader, readAuditWorld } from './audit-world.ts';
import { citationClaims } from './citation-claims.ts';
import { type Claim, type ClaimDocument, claimAt } from './claim.ts';
import { readClaimDocuments } from './claim-documents.ts';
import { completionClaims } from './completion-claims.ts';
import { coverageClaims } from './coverage-claims.ts';
import { dateClaims } from './date-claims.ts';
import { revisionClaims } from './revision-claims.ts';
import { scanClaims } from './scan-claims.ts';
import { stackClaims } from './stack-claims.ts';
import { testClaims } from './test-claims.ts';

const readers: readonly ClaimReader[] = [
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

export interface Audit {
  readonly claims: readonly Claim[];
  readonly documents: readonly string[];
  /** Cited reports that could not be read. */
  readonly skipped: readonly string[];
}

/**
 * Reads the previous log and the reports it cites as claims and holds each against the repository.
 * An empty list where there is no previous log. Throws ProbeError where the log itself cannot be read.
 */
export async function auditClaims(context: ProbeContext): Promise<readonly Claim[]> {
  const log = await readPreviousLog(context);
  return typeof log === 'string' ? [] : (await auditLog(context, log)).claims;
}

/** The audit of a log that was read, in the order of the documents and their lines. */
export async function auditLog(context: ProbeContext, log: PreviousLog): Promise<Audit> {
  const { documents, skipped } = await readClaimDocuments(context, log);
  const world = await readAuditWorld(context);
  const claims: Claim[] = [];
  for (const [index, document] of documents.entries()) {
    context.progress(`claims of ${document.path} (${index + 1} of ${documents.length})`);
    claims.push(...(await auditDocument(world, document)));
  }
  return { claims, documents: documents.map((document) => document.path), skipped };
}

async function auditDocument(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const read of readers) claims.push(...(await read(world, from)));
  const claimed = new Set(claims.map((claim) => claim.at.line));
  // What nobody can look at is listed too, so that the audit says how much of a log rests on people's word.
  for (const passage of assertions(from.document)) {
    if (
      claimed.has(passage.line) ||
      passage.where === 'heading' ||
      !/✅|\b(?:all|every|fully|verified|validated|confirmed|approved|signed off|100\s*%)(?![\w-])/i.test(passage.text)
    )
      continue;
    claimed.add(passage.line);
    claims.push(
      claimAt(from, passage, {
        kind: 'statement',
        status: 'not checkable',
        reason: 'Nothing in the repository could show it.',
      }),
    );
  }
  return claims.sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0));
}
