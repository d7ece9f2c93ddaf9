import {
  type Credential,
  endSession,
  endSessions,
  listCredentials,
  listSessions,
  type Session,
  startSession,
  touchSession,
} from '@sallyport/store';
import type { SessionList } from '../contract/visits.ts';
import { ServerError } from '../server-error.ts';
import type { Access } from './access.ts';
import { browserName } from './browser-name.ts';
import { newToken, tokenHash } from './token.ts';

const HOUR = 3600;
/** Without a request. */
export const SESSION_IDLE_SECONDS = 12 * HOUR;
/** From its beginning, whatever happens. */
export const SESSION_LIFE_SECONDS = 7 * 24 * HOUR;

/** At once, for one person; with one more the one that lay longest ends. */
const MOST_SESSIONS = 20;

export interface NewLogin {
  readonly person: string;
  readonly userAgent: string | undefined;
  /** The token that the browser came with, which ends: nobody can prepare a session for somebody else. */
  readonly replaces: string | null;
}

/** Starts a session and answers the token of its cookie. */
export async function logIn(access: Access, { person, userAgent, replaces }: NewLogin): Promise<string> {
  if (replaces !== null) await logOut(access, replaces);
  const token = newToken();
  const wanted = { tokenHash: tokenHash(token), person, label: browserName(userAgent) };
  const lives = { idleSeconds: SESSION_IDLE_SECONDS, absoluteSeconds: SESSION_LIFE_SECONDS };
  await endOldest(access, person);
  await startSession(access.store, { ...wanted, ...lives }, access.now());
  return token;
}

async function endOldest({ store, now }: Access, person: string): Promise<void> {
  const bySeen = (await listSessions(store, person, now())).toSorted((a, b) => (a.seen < b.seen ? 1 : -1));
  for (const { id } of bySeen.slice(MOST_SESSIONS - 1)) await endSession(store, person, id, now());
}

/** Ends every session of a person, and answers their ids. */
export async function endAllSessions({ store, now }: Access, person: string): Promise<readonly string[]> {
  const sessions = await listSessions(store, person, now());
  await endSessions(store, person, now());
  return sessions.map(({ id }) => id);
}

/** Ends the session of a token, and answers which it was; null where there was none. */
export async function logOut({ store, now }: Access, token: string): Promise<Session | null> {
  const session = await touchSession(store, tokenHash(token), now());
  if (session !== null) await endSession(store, session.person, session.id, now());
  return session;
}

export interface LiveSession {
  readonly session: Session;
  /** Of the person, not retired, oldest first. */
  readonly passkeys: readonly Credential[];
}

/** The session of a cookie's token while it lives, and what its person has to log in and to sign with. */
export async function liveSession({ store, now }: Access, token: string): Promise<LiveSession | null> {
  const session = await touchSession(store, tokenHash(token), now());
  return session === null ? null : { session, passkeys: await listCredentials(store, session.person) };
}

/** Where a person is logged in, newest first. */
export async function sessionsOf({ store, now }: Access, person: string, currentId: string): Promise<SessionList> {
  const sessions = await listSessions(store, person, now());
  return {
    sessions: sessions.map(({ id, created, seen, label }) => {
      return { id, started: created, used: seen, browser: label, current: id === currentId };
    }),
  };
}

/** Ends one of a person's own sessions. Throws SERVER_NOT_FOUND, for somebody else's too. */
export async function endOwnSession({ store, now }: Access, person: string, id: string): Promise<void> {
  if (await endSession(store, person, id, now())) return;
  throw new ServerError('SERVER_NOT_FOUND', 'You have no such session.', { action: 'Look at the list again.' });
}
