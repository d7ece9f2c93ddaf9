import { orderByCitation } from './citation-order.ts';
import { RecordError } from './errors.ts';
import { blobPath, statementPath } from './layout.ts';
import { checkSealers } from './log/check-sealers.ts';
import { readLog } from './log/read-log.ts';
import { sortFiles, stray } from './record-files.ts';
import { readStatements, type SignedStatement } from './signed-statements.ts';
import { blobsOf, citationsOf } from './statements/citations.ts';
import type { Sha256 } from './statements/header.ts';
import type { Statement, StatementOf, VerifiedStatement } from './statements/statement.ts';
import { applyTrust } from './trust/apply-trust.ts';
import { checkAuthor, rootKeys } from './trust/check-author.ts';
import { checkTrustFiles } from './trust/check-trust-files.ts';
import { standingIn } from './trust/standing.ts';
import type { VerifiedCache } from './verified-cache.ts';
import type { Missing, RecordView } from './view.ts';

export interface ReadOptions {
  readonly verified?: VerifiedCache;
  /** Version of this code. With it, statements that it accepted in full before are not looked at again. */
  readonly reader?: string;
  /** What the reader knows from elsewhere: the fingerprint, and a checkpoint's text that was kept. */
  readonly anchor?: { readonly root?: Sha256; readonly after?: string };
}

/**
 * Verifies a whole record and returns what it says. `files` maps paths inside the record to bytes, and is all there is:
 * whatever cannot be explained is refused with a RecordError that names the file. What is cited and absent is no
 * refusal but listed in `missing`. Looks at no clock, disk or network. DESIGN.md "The record" is the specification.
 */
export function readRecord(files: ReadonlyMap<string, Uint8Array>, options: ReadOptions = {}): RecordView {
  const sorted = sortFiles(files);
  const signed = readStatements(sorted, options.verified, options.reader);
  const genesis = findGenesis(signed);
  checkAnchor(genesis.digest, options.anchor?.root);
  const log = readLog(sorted, options.anchor?.after, options.verified);
  const index = new Map(log.leaves.map((leaf, place) => [leaf.statement, place]));
  const placed = [...signed.values()].map(({ statement }) => ({
    statement,
    index: index.get(statement.digest) ?? null,
  }));
  const roots = applyTrust(
    genesis,
    placed,
    log.checkpoints.map(({ size }) => size),
  );
  const keys = roots.map(rootKeys);
  for (const one of signed.values()) checkAuthor(one, genesis.digest, keys);
  checkChains(signed);
  checkSealers(log.checkpoints, roots);
  const proposals = placed.flatMap(({ statement }) => (statement.type === 'trust' ? [statement] : []));
  const people = checkTrustFiles(sorted, roots, proposals);
  const byDigest = new Map(placed.map(({ statement }) => [statement.digest, statement]));
  const ordered = orderByCitation(byDigest).map((digest) => byDigest.get(digest) as Statement);
  const standing = standingIn({ statements: ordered, roots });
  const statements = ordered.map((statement): VerifiedStatement => {
    const place = index.get(statement.digest) ?? null;
    const { signature } = signed.get(statement.digest) as SignedStatement;
    return { ...statement, index: place, signedBy: signature.fingerprint, standing: standing(statement, place) };
  });
  const { origin, kind } = genesis.body;
  const { checkpoints } = log;
  const missing = findMissing(statements, sorted.blobs, byDigest);
  return {
    fingerprint: genesis.digest,
    origin,
    kind,
    roots,
    people,
    statements,
    checkpoints,
    missing,
    blobs: sorted.blobs,
  };
}

function findGenesis(signed: ReadonlyMap<Sha256, SignedStatement>): StatementOf<'trust'> {
  const founding = [...signed.values()].flatMap(({ statement }) =>
    statement.type === 'trust' && statement.header.record === null ? [statement] : [],
  );
  const [genesis, second] = founding;
  if (genesis === undefined) {
    throw new RecordError('RECORD_FILE_MISSING', 'The record has no genesis: no trust statement founds it.');
  }
  if (second !== undefined) {
    const file = statementPath(second.digest);
    throw new RecordError('RECORD_TRUST_INVALID', `${file} founds the record a second time.`, { file });
  }
  return genesis;
}

function checkAnchor(fingerprint: Sha256, expected: Sha256 | undefined): void {
  if (expected === undefined || expected === fingerprint) return;
  throw new RecordError(
    'RECORD_ANCHOR_MISMATCH',
    `The record's fingerprint is ${fingerprint}, and ${expected} was expected: it is another record.`,
    { file: statementPath(fingerprint) },
  );
}

/** A key's previous statements must be that key's: nobody writes into another's chain. */
function checkChains(signed: ReadonlyMap<Sha256, SignedStatement>): void {
  for (const { statement, signature } of signed.values()) {
    for (const previous of statement.header.author.previous) {
      const found = signed.get(previous);
      if (found === undefined || found.signature.fingerprint === signature.fingerprint) continue;
      const file = statementPath(statement.digest);
      const why = `${file} names ${previous} as its key's previous statement, and another key signed that.`;
      throw new RecordError('RECORD_STATEMENT_MALFORMED', why, { file });
    }
  }
}

function findMissing(
  statements: readonly VerifiedStatement[],
  blobs: ReadonlyMap<Sha256, Uint8Array>,
  present: ReadonlyMap<Sha256, Statement>,
): readonly Missing[] {
  const missing: Missing[] = [];
  const cited = new Set<Sha256>();
  for (const statement of statements) {
    for (const digest of new Set(citationsOf(statement))) {
      if (!present.has(digest)) missing.push({ digest, citedBy: statement.digest, what: 'statement' });
    }
    for (const digest of new Set(blobsOf(statement))) {
      cited.add(digest);
      if (!blobs.has(digest)) missing.push({ digest, citedBy: statement.digest, what: 'blob' });
    }
  }
  for (const digest of blobs.keys()) if (!cited.has(digest)) throw stray(blobPath(digest), 'no statement cites it');
  return missing;
}
