import type { ProbeContext } from '../../probe.ts';
import { anotherLanguage } from '../../prose/another-language.ts';
import { type PreviousLog, readPreviousLog } from '../reading/previous-log.ts';
import { arithmeticClaims } from './arithmetic-claims.ts';
import { assertions } from './assertions.ts';
import { type AuditWorld, type ClaimReader, readAuditWorld } from './audit-world.ts';
import { citationClaims, scriptClaims } from './citation-claims.ts';
import { type Claim, type ClaimDocument, claimAt } from './claim.ts';
import { readClaimDocuments } from './claim-documents.ts';
import { completionClaims } from './completion-claims.ts';
import { coverageClaims } from './coverage-claims.ts';
import { dateClaims } from './date-claims.ts';
import { readDescriptions } from './description-documents.ts';
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

/** What is held against a description: it was not written about what was done. */
const describing: readonly ClaimReader[] = [stackClaims, scriptClaims];

export interface Audit {
  readonly claims: readonly Claim[];
  readonly documents: readonly string[];
  /** Cited reports and descriptions that could not be read. */
  readonly skipped: readonly string[];
  /** Reports that were read and are not in English: what they claim was not understood. */
  readonly foreign: readonly { readonly path: string; readonly language: string }[];
}

/**
 * Reads the previous log, the reports it cites and what describes the stack as claims, and holds each against the
 * repository. Throws ProbeError where the log itself cannot be read.
 */
export async function auditClaims(context: ProbeContext): Promise<readonly Claim[]> {
  const log = await readPreviousLog(context);
  return (await audit(context, typeof log === 'string' ? null : log)).claims;
}

/** The audit of a log that was read, or without one of the descriptions alone, in the order of documents and lines. */
export async function audit(context: ProbeContext, log: PreviousLog | null): Promise<Audit> {
  const reports = log === null ? { documents: [], skipped: [] } : await readClaimDocuments(context, log);
  const descriptions = await readDescriptions(
    context,
    reports.documents.map(({ path }) => path),
  );
  const documents = [...reports.documents, ...descriptions.documents];
  if (documents.length === 0) return { claims: [], documents: [], skipped: [], foreign: [] };
  const world = await readAuditWorld(context);
  const claims: Claim[] = [];
  for (const [index, document] of documents.entries()) {
    context.progress(`claims of ${document.path} (${index + 1} of ${documents.length})`);
    claims.push(...(await auditDocument(world, document)));
  }
  const skipped = [...reports.skipped, ...descriptions.skipped];
  const foreign = reports.documents.flatMap(({ path, document }) => {
    const language = anotherLanguage(document);
    return language === null ? [] : [{ path, language }];
  });
  return { claims, documents: documents.map((document) => document.path), skipped, foreign };
}

async function auditDocument(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const read of from.role === 'report' ? readers : describing) claims.push(...(await read(world, from)));
  // Of a description only what could be held against the stack is a claim; the rest explains.
  if (from.role === 'description') return claims.filter(({ status }) => status !== 'not checkable').sort(byLine);
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
  return claims.sort(byLine);
}

function byLine(a: Claim, b: Claim): number {
  return (a.at.line ?? 0) - (b.at.line ?? 0);
}
