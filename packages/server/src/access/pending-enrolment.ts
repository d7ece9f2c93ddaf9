import type { Json } from '@sallyport/record';
import { dropKeptValue, keepValue, type NewCredential, type Queries, readKeptValue } from '@sallyport/store';

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

function keyOf(tokenHash: string): string {
  return `pending-enrolment:${tokenHash}`;
}
