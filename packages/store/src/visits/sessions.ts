import { type Instant, type PersonId, randomNonce, type Sha256 } from '@sallyport/record';
import type { Selectable } from 'kysely';
import { checkedDigest, checkedInstant, later } from '../border/values.ts';
import { isAmong } from '../engines/is-among.ts';
import { gathered } from '../gathered.ts';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';

/** A visit that logged in. */
export interface Session {
  /** For listing and ending; it opens nothing. */
  readonly id: string;
  readonly person: PersonId;
  /** What the person knows the device by. */
  readonly label: string;
  readonly created: Instant;
  readonly seen: Instant;
  readonly idleExpires: Instant;
  readonly expires: Instant;
}

export interface NewSession {
  /** SHA-256 of the cookie's value, which itself is nowhere in the database. */
  readonly tokenHash: Sha256;
  readonly person: PersonId;
  readonly label: string;
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

/** Seconds between two notes that a session was seen: not every request needs a write. */
const SEEN_EVERY = 60;

export async function startSession(queries: Queries, session: NewSession, now: Instant): Promise<Session> {
  const { tokenHash, person, label, idleSeconds, absoluteSeconds } = session;
  const row = await queries.db
    .insertInto('sessions')
    .values({
      id: randomNonce(),
      token_hash: checkedDigest(tokenHash),
      person,
      label,
      created: checkedInstant(now),
      seen: now,
      idle_seconds: idleSeconds,
      idle_expires: later(now, idleSeconds),
      expires: later(now, absoluteSeconds),
      ended: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return sessionOf(row);
}

/** The session of this token, with its idle time started anew; null where it is unknown, ended or expired. */
export async function touchSession(queries: Queries, tokenHash: Sha256, now: Instant): Promise<Session | null> {
  const row = await gathered(queries, tokenHash, sessionsOfTokens);
  if (row === undefined || row.idle_expires <= checkedInstant(now) || row.expires <= now) return null;
  if (row.seen > later(now, -SEEN_EVERY)) return sessionOf(row);
  const seen = { seen: now, idle_expires: later(now, row.idle_seconds) };
  const { numUpdatedRows } = await queries.db
    .updateTable('sessions')
    .set(seen)
    .where('id', '=', row.id)
    .where('ended', 'is', null)
    .executeTakeFirst();
  // Ended between the two: then it is ended.
  return numUpdatedRows === 1n ? sessionOf({ ...row, ...seen }) : null;
}

/** What has not ended, by the hash of its token. */
async function sessionsOfTokens(
  queries: Queries,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Selectable<Tables['sessions']>>> {
  const rows = await queries.db
    .selectFrom('sessions')
    .selectAll()
    .where(isAmong(queries.engine, 'token_hash', hashes))
    .where('ended', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.token_hash, row]));
}

/** A person's sessions that still open something, newest first. */
export async function listSessions(queries: Queries, person: PersonId, now: Instant): Promise<readonly Session[]> {
  const rows = await queries.db
    .selectFrom('sessions')
    .selectAll()
    .where('person', '=', person)
    .where('ended', 'is', null)
    .where('idle_expires', '>', checkedInstant(now))
    .where('expires', '>', now)
    .orderBy('created', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(sessionOf);
}

/** Ends one session of this person: false where there is none with this id, or where it is somebody else's. */
export async function endSession(queries: Queries, person: PersonId, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await queries.db
    .updateTable('sessions')
    .set({ ended: checkedInstant(now) })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('ended', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends all sessions of a person, and says how many. */
export async function endSessions(queries: Queries, person: PersonId, now: Instant): Promise<number> {
  const { numUpdatedRows } = await queries.db
    .updateTable('sessions')
    .set({ ended: checkedInstant(now) })
    .where('person', '=', person)
    .where('ended', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function sessionOf(row: Selectable<Tables['sessions']>): Session {
  const { id, person, label, created, seen, idle_expires: idleExpires, expires } = row;
  return { id, person, label, created, seen, idleExpires, expires };
}
