import type { Instant, Json, PersonId } from '@sallyport/record';
import { checkedInstant, fromJsonText, later, toJsonText } from '../border/values.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

/** News for a person, written in the transaction that caused it and sent later. */
export interface NewNotice {
  /** Names the occasion: the same news twice is sent once. */
  readonly dedupe: string;
  readonly kind: string;
  readonly person: PersonId;
  readonly body: Json;
}

export interface TakenNotice extends NewNotice {
  readonly created: Instant;
  /** This try included. */
  readonly attempts: number;
}

/** Tries before a notice is given up: with the pauses between them, about a day. */
const MAX_ATTEMPTS = 12;

/** Puts a notice into the outbox; false where the same news is there already. */
export async function addNotice(queries: Queries, notice: NewNotice, now: Instant): Promise<boolean> {
  const { dedupe, kind, person } = notice;
  const times = { created: checkedInstant(now), next_try: now, sent: null, abandoned: null };
  const { numInsertedOrUpdatedRows } = await queries.db
    .insertInto('notices')
    .values({ dedupe, kind, person, body: toJsonText(notice.body), attempts: 0, last_error: null, ...times })
    .onConflict((conflict) => conflict.column('dedupe').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Takes notices to send, oldest first; nobody else gets them for `leaseSeconds`. A sender that dies between sending and
 * markNoticeSent sends again: at least once, never lost.
 */
export async function takeNotices(
  queries: Queries,
  limit: number,
  leaseSeconds: number,
  now: Instant,
): Promise<readonly TakenNotice[]> {
  const until = later(now, leaseSeconds);
  return inTransaction(queries, async (inside) => {
    const due = inside.db
      .selectFrom('notices')
      .selectAll()
      .where('sent', 'is', null)
      .where('abandoned', 'is', null)
      .where('next_try', '<=', checkedInstant(now))
      .orderBy('sequence')
      .limit(limit);
    const rows = await (inside.engine === 'postgres' ? due.forUpdate().skipLocked() : due).execute();
    for (const { dedupe, attempts } of rows) {
      const taken = { next_try: until, attempts: attempts + 1 };
      await inside.db.updateTable('notices').set(taken).where('dedupe', '=', dedupe).execute();
    }
    return rows.map(({ dedupe, kind, person, body, created, attempts }) => {
      return { dedupe, kind, person, body: fromJsonText(body), created, attempts: attempts + 1 };
    });
  });
}

export async function markNoticeSent(queries: Queries, dedupe: string, now: Instant): Promise<void> {
  const sent = { sent: checkedInstant(now), last_error: null };
  await queries.db.updateTable('notices').set(sent).where('dedupe', '=', dedupe).execute();
}

/** Ends a try badly: 1, 2, 4 … minutes until the next, up to four hours, and after the twelfth no more. */
export async function markNoticeFailed(
  queries: Queries,
  notice: Pick<TakenNotice, 'dedupe' | 'attempts'>,
  why: string,
  now: Instant,
): Promise<void> {
  const pause = Math.min(14_400, 60 * 2 ** Math.min(notice.attempts - 1, 20));
  const abandoned = notice.attempts >= MAX_ATTEMPTS ? checkedInstant(now) : null;
  await queries.db
    .updateTable('notices')
    .set({ next_try: later(now, pause), last_error: why.slice(0, 2000), abandoned })
    .where('dedupe', '=', notice.dedupe)
    .where('sent', 'is', null)
    .execute();
}
