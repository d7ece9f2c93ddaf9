import type { Instant, Json } from '@sallyport/record';
import { checkedInstant, refusal, toJsonText } from '../border/values.ts';
import type { Queries } from '../store.ts';

/** Something to do once. */
export interface NewJob {
  /** Names the one occasion (`look:2026-11-22T09:00:00Z`, `seal:41`): several servers that ask for it get one job. */
  readonly slot: string;
  readonly kind: string;
  readonly payload: Json;
  readonly runAt: Instant;
  /** Tries before it is given up, 1 or more. */
  readonly maxAttempts: number;
}

/** Adds a job; false where its slot is there already, done or not. */
export async function addJob(queries: Queries, job: NewJob, now: Instant): Promise<boolean> {
  const { slot, kind, maxAttempts } = job;
  if (!Number.isSafeInteger(maxAttempts) || maxAttempts < 1) throw refusal('a job is tried once or more');
  const { numInsertedOrUpdatedRows } = await queries.db
    .insertInto('jobs')
    .values({
      slot,
      kind,
      payload: toJsonText(job.payload),
      state: 'waiting',
      run_at: checkedInstant(job.runAt),
      lease: null,
      lease_until: null,
      attempts: 0,
      max_attempts: maxAttempts,
      last_error: null,
      created: checkedInstant(now),
      finished: null,
    })
    .onConflict((conflict) => conflict.column('slot').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
