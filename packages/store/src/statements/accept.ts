import { type Fingerprint, type Instant, type Sha256, sha256 } from '@sallyport/record';
import { checkedDigest, checkedInstant } from '../border/values.ts';
import type { Touches } from '../changes/revision.ts';
import type { DraftConsumption } from '../drafts/drafts.ts';
import type { NewEvent } from '../events/events.ts';
import type { NewJob } from '../jobs/add-job.ts';
import type { NewNotice } from '../notices/notices.ts';
import type { Queries } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { together } from '../together.ts';
import { acceptBatch } from './accept-batch.ts';
import type { AcceptedStatement, SignedStatement } from './signed-statement.ts';

/** Statements and everything that follows from them, which is written with them or not at all. */
export interface Acceptance {
  readonly statements: readonly SignedStatement[];
  /** The draft that they answer; null where there was none. */
  readonly draft: string | null;
  /** How many statements a key had brought when the draft was made: with another number nothing is accepted. */
  readonly keyBefore?: { readonly key: Fingerprint; readonly statements: number };
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
  | { readonly outcome: Exclude<DraftConsumption, 'consumed'> | 'key used meanwhile' };

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
  return together(queries, acceptance, acceptBatch);
}

function checkedStatement({ digest, bytes }: SignedStatement): Sha256 {
  if (sha256(bytes) === checkedDigest(digest)) return digest;
  throw new StoreError('STORE_DIGEST_MISMATCH', `The bytes brought for statement ${digest} have another SHA-256.`);
}
