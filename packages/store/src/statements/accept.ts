import { type Instant, type Sha256, sha256 } from '@sallyport/record';
import { checkedDigest, checkedInstant } from '../border/values.ts';
import { lockRevision, raiseRevision, type Touches } from '../changes/revision.ts';
import { consumeDraft, type DraftConsumption } from '../drafts/drafts.ts';
import { type NewEvent, writeEvent } from '../events/events.ts';
import { addJob, type NewJob } from '../jobs/add-job.ts';
import { addNotice, type NewNotice } from '../notices/notices.ts';
import type { Queries } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { together } from '../together.ts';
import { readStatements } from './read-statements.ts';
import type { AcceptedStatement, SignedStatement } from './signed-statement.ts';

/** Statements and everything that follows from them, which is written with them or not at all. */
export interface Acceptance {
  readonly statements: readonly SignedStatement[];
  /** The draft that they answer; null where there was none. */
  readonly draft: string | null;
  readonly notices: readonly NewNotice[];
  readonly jobs: readonly NewJob[];
  readonly events: readonly NewEvent[];
  readonly touches: Touches;
  readonly now: Instant;
}

/**
 * `repeated`: all of them were accepted before, nothing was written, and the statements carry the signatures that were
 * kept then. The other outcomes say why nothing was accepted.
 */
export type AcceptanceResult =
  | { readonly outcome: 'accepted' | 'repeated'; readonly statements: readonly AcceptedStatement[] }
  | { readonly outcome: Exclude<DraftConsumption, 'consumed'> };

/**
 * Accepts signed statements: when the promise resolves, their bytes are on disk. The same statements again give the
 * same answer, whatever became of the first answer on its way. What is asked for while another acceptance is being
 * written goes to the disk with the next one. Throws STORE_DIGEST_MISMATCH, and as inTransaction does.
 */
export async function acceptStatements(queries: Queries, acceptance: Acceptance): Promise<AcceptanceResult> {
  checkedInstant(acceptance.now);
  const digests = acceptance.statements.map(checkedStatement);
  if (digests.length === 0 || new Set(digests).size !== digests.length) {
    throw new StoreError('STORE_VALUE_REFUSED', 'An acceptance holds one statement or more, and none twice.');
  }
  return together(queries, (inside) => acceptInside(inside, acceptance, digests));
}

async function acceptInside(
  inside: Queries,
  acceptance: Acceptance,
  digests: readonly Sha256[],
): Promise<AcceptanceResult> {
  const { now } = acceptance;
  // Of two requests with the same statements, the second waits here and then finds those of the first.
  await lockRevision(inside);
  const before = new Set(await acceptedAmong(inside, digests));
  if (before.size === digests.length) {
    return { outcome: 'repeated', statements: await readStatements(inside, digests) };
  }
  if (acceptance.draft !== null) {
    const draft = await consumeDraft(inside, acceptance.draft, now);
    if (draft !== 'consumed') return { outcome: draft };
  }
  const revision = await raiseRevision(inside, acceptance.touches, digests.length);
  for (const [index, statement] of acceptance.statements.entries()) {
    if (before.has(statement.digest)) continue;
    await insertStatement(inside, statement, revision - digests.length + 1 + index, now);
  }
  for (const notice of acceptance.notices) await addNotice(inside, notice, now);
  for (const job of acceptance.jobs) await addJob(inside, job, now);
  for (const event of acceptance.events) await writeEvent(inside, event, now);
  return { outcome: 'accepted', statements: await readStatements(inside, digests) };
}

function checkedStatement({ digest, bytes }: SignedStatement): Sha256 {
  if (sha256(bytes) === checkedDigest(digest)) return digest;
  throw new StoreError('STORE_DIGEST_MISMATCH', `The bytes brought for statement ${digest} have another SHA-256.`);
}

async function acceptedAmong(inside: Queries, digests: readonly Sha256[]): Promise<readonly Sha256[]> {
  const rows = await inside.db.selectFrom('statements').select('digest').where('digest', 'in', digests).execute();
  return rows.map(({ digest }) => digest);
}

async function insertStatement(inside: Queries, from: SignedStatement, sequence: number, now: Instant): Promise<void> {
  const { digest, type, person, key, bytes, signature } = from;
  const untouched = { sealed_in: null, sealed: null, pushed: null };
  await inside.db
    .insertInto('statements')
    .values({ digest, sequence, type, person, key, bytes, signature, accepted: now, ...untouched })
    .execute();
  for (const [path, content] of from.files) {
    await inside.db.insertInto('statement_files').values({ statement: digest, path, bytes: content }).execute();
  }
}
