import { type Instant, type Json, randomNonce } from '@sallyport/record';
import { checkedInstant, fromJsonText, later } from '../border/values.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

/** A job that a worker holds until its lease ends. */
export interface TakenJob {
  readonly slot: string;
  readonly kind: string;
  readonly payload: Json;
  /** Proves to the other functions that this worker still holds it. */
  readonly lease: string;
  readonly leaseUntil: Instant;
  /** This try included. */
  readonly attempts: number;
  readonly maxAttempts: number;
}

/**
 * Takes the job that is due longest among these kinds, and holds it for `leaseSeconds`; null where none is due. A job
 * whose worker let its lease run out is due again; when that was its last try, it is given up here instead.
 */
export async function takeJob(
  queries: Queries,
  kinds: readonly string[],
  leaseSeconds: number,
  now: Instant,
): Promise<TakenJob | null> {
  if (kinds.length === 0) return null;
  const leaseUntil = later(now, leaseSeconds);
  return inTransaction(queries, async (inside) => {
    await giveUpVanished(inside, now);
    const due = await dueJob(inside, kinds, now);
    if (due === undefined) return null;
    const lease = randomNonce();
    const attempts = due.attempts + 1;
    await inside.db
      .updateTable('jobs')
      .set({ state: 'running', lease, lease_until: leaseUntil, attempts })
      .where('slot', '=', due.slot)
      .execute();
    const { slot, kind, max_attempts: maxAttempts } = due;
    return { slot, kind, payload: fromJsonText(due.payload), lease, leaseUntil, attempts, maxAttempts };
  });
}

async function dueJob(inside: Queries, kinds: readonly string[], now: Instant) {
  const due = inside.db
    .selectFrom('jobs')
    .select(['slot', 'kind', 'payload', 'attempts', 'max_attempts'])
    .where('kind', 'in', kinds)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', now)]),
        eb.and([eb('state', '=', 'running'), eb('lease_until', '<=', now)]),
      ]),
    )
    .orderBy('run_at')
    .orderBy('slot')
    .limit(1);
  // SQLite has no row locks and needs none: `begin immediate` keeps every other writer out until the commit.
  return (inside.engine === 'postgres' ? due.forUpdate().skipLocked() : due).executeTakeFirst();
}

async function giveUpVanished(inside: Queries, now: Instant): Promise<void> {
  const why = 'The worker of the last try ended without a word.';
  await inside.db
    .updateTable('jobs')
    .set({ state: 'failed', lease: null, lease_until: null, last_error: why, finished: checkedInstant(now) })
    .where('state', '=', 'running')
    .where('lease_until', '<=', now)
    .whereRef('attempts', '>=', 'max_attempts')
    .execute();
}
