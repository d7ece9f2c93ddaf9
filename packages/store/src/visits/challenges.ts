import type { Instant, Json, PersonId } from '@sallyport/record';
import { checkedInstant, fromJsonText, later, toJsonText } from '../border/values.ts';
import type { Queries } from '../store.ts';

/** What a passkey is asked to answer, once. */
export interface Challenge {
  /** Base64url. */
  readonly challenge: string;
  /** `login`, `registration`, `proof`: an answer given for one is worth nothing for another. */
  readonly purpose: string;
  /** null where nobody has said yet who they are. */
  readonly person: PersonId | null;
  /** What the server must remember until the answer comes. */
  readonly payload: Json;
  readonly expires: Instant;
}

export type NewChallenge = Omit<Challenge, 'expires'> & { readonly seconds: number };

/** Throws STORE_CONFLICT where this challenge was issued before. */
export async function issueChallenge(queries: Queries, issue: NewChallenge, now: Instant): Promise<void> {
  const { challenge, purpose, person, payload, seconds } = issue;
  const expires = later(now, seconds);
  await queries.db
    .insertInto('challenges')
    .values({ challenge, purpose, person, payload: toJsonText(payload), expires, consumed: null })
    .execute();
}

/** The challenge, for exactly one caller and only for its purpose; null where it is unknown, expired or consumed. */
export async function consumeChallenge(
  queries: Queries,
  challenge: string,
  purpose: string,
  now: Instant,
): Promise<Challenge | null> {
  const row = await queries.db
    .updateTable('challenges')
    .set({ consumed: checkedInstant(now) })
    .where('challenge', '=', challenge)
    .where('purpose', '=', purpose)
    .where('consumed', 'is', null)
    .where('expires', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { challenge, purpose, person: row.person, payload: fromJsonText(row.payload), expires: row.expires };
}
