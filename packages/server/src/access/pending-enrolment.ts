import type { Json } from '@sallyport/record';
import {
  dropKeptBefore,
  dropKeptValue,
  keepValue,
  type NewCredential,
  type Queries,
  readKeptValue,
} from '@sallyport/store';
import { INVITATION_SECONDS } from './invite.ts';

/** Both passkeys of somebody who has yet to prove possession, and the request to sign. */
export interface PendingEnrolment {
  readonly request: string;
  readonly login: NewCredential;
  readonly signing: NewCredential;
}

/** Kept beside the link and apart from the passkeys that open something; making them once more replaces them. */
export async function keepPending(
  queries: Queries,
  tokenHash: string,
  pending: PendingEnrolment,
  now: string,
): Promise<void> {
  await keepValue(queries, keyOf(tokenHash), pending as unknown as Json, now);
}

/** null where no passkeys were made with this link yet. Only `keepPending` writes these values. */
export async function readPending(queries: Queries, tokenHash: string): Promise<PendingEnrolment | null> {
  const kept = await readKeptValue(queries, keyOf(tokenHash));
  return kept === null ? null : (kept.value as unknown as PendingEnrolment);
}

export async function dropPending(queries: Queries, tokenHash: string): Promise<void> {
  await dropKeptValue(queries, keyOf(tokenHash));
}

/** Drops passkeys that were made and never proved, whose link has been dead for a day or more. */
export async function dropAbandoned(queries: Queries, now: string): Promise<void> {
  const before = Date.parse(now) - (INVITATION_SECONDS + 24 * 3600) * 1000;
  await dropKeptBefore(queries, keyOf(''), `${new Date(before).toISOString().slice(0, 19)}Z`);
}

function keyOf(tokenHash: string): string {
  return `pending-enrolment:${tokenHash}`;
}
