import type { Instant } from '@sallyport/record';
import { checkedInstant, later } from '../border/values.ts';
import type { Queries } from '../store.ts';
import type { TakenJob } from './take-job.ts';

type Held = Pick<TakenJob, 'slot' | 'lease'>;

/** Holds the job for longer. False: the lease ran out and the job may be another worker's, so stop. */
export async function renewLease(queries: Queries, job: Held, leaseSeconds: number, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await heldJob(queries, job)
    .set({ lease_until: later(now, leaseSeconds) })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a job well. Its slot stays taken. False: another worker has it, and this one's work does not count. */
export async function finishJob(queries: Queries, job: Held, now: Instant): Promise<boolean> {
  const done = { state: 'done', lease: null, lease_until: null, last_error: null, finished: checkedInstant(now) };
  return (await heldJob(queries, job).set(done).executeTakeFirst()).numUpdatedRows === 1n;
}

/** Seconds until the next try: 10, 20, 40 … up to an hour. */
function backoff(attempts: number): number {
  return Math.min(3600, 10 * 2 ** Math.min(attempts - 1, 20));
}

/**
 * Ends a try badly: the job waits for its next one, or is given up after the last. `why` is a sentence without
 * secrets. Returns what became of it.
 */
export async function failJob(
  queries: Queries,
  job: Held & Pick<TakenJob, 'attempts' | 'maxAttempts'>,
  why: string,
  now: Instant,
): Promise<'waiting' | 'failed' | 'lost'> {
  const state = job.attempts < job.maxAttempts ? 'waiting' : 'failed';
  const next = state === 'waiting' ? { run_at: later(now, backoff(job.attempts)) } : { finished: checkedInstant(now) };
  const { numUpdatedRows } = await heldJob(queries, job)
    .set({ state, lease: null, lease_until: null, last_error: why.slice(0, 2000), ...next })
    .executeTakeFirst();
  return numUpdatedRows === 1n ? state : 'lost';
}

function heldJob(queries: Queries, { slot, lease }: Held) {
  return queries.db.updateTable('jobs').where('slot', '=', slot).where('lease', '=', lease);
}
