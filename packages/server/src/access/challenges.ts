import { randomBytes } from 'node:crypto';
import { consumeChallenge, issueChallenge } from '@sallyport/store';
import type { Access } from './access.ts';

/** What an answer is for: one that was given for something else is worth nothing. */
export type ChallengePurpose = 'login' | 'register-login' | 'register-signing';

/** How long a browser may take over its passkey; making two of them takes people longer. */
export const challengeSeconds = {
  login: 300,
  'register-login': 1800,
  'register-signing': 1800,
} as const satisfies Record<ChallengePurpose, number>;

/**
 * 32 random bytes for a passkey to answer, once. They never begin as what a sign-off signs does, so that a login can
 * never be one (reference/trust.md section 3). `bound` is what the answer must come with: the hash of an invitation.
 */
export async function newChallenge(
  { store, now }: Access,
  purpose: ChallengePurpose,
  bound: string | null,
): Promise<string> {
  const challenge = randomThatSignsNothing();
  const seconds = challengeSeconds[purpose];
  await issueChallenge(store, { challenge, purpose, person: null, payload: { bound }, seconds }, now());
  return challenge;
}

/**
 * The challenge that an answer says it answers, where we sent it for this and it was not answered before. What the
 * answer is worth is for its verification: here is only found out what to hold it against.
 */
export async function takeChallenge(
  { store, now }: Access,
  clientDataJSON: Uint8Array,
  purpose: ChallengePurpose,
  bound: string | null,
): Promise<Buffer | null> {
  const challenge = challengeOf(clientDataJSON);
  if (challenge === null) return null;
  const issued = await consumeChallenge(store, challenge, purpose, now());
  const { payload } = issued ?? { payload: null };
  if (typeof payload !== 'object' || payload === null || !('bound' in payload) || payload['bound'] !== bound)
    return null;
  return Buffer.from(challenge, 'base64url');
}

function randomThatSignsNothing(): string {
  const bytes = randomBytes(32);
  return bytes.subarray(0, 6).equals(Buffer.from('SSHSIG')) ? randomThatSignsNothing() : bytes.toString('base64url');
}

function challengeOf(clientDataJSON: Uint8Array): string | null {
  if (clientDataJSON.length > 8192) return null;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(clientDataJSON).toString('utf8'));
  } catch {
    // Not an answer of a browser: the same as an answer to something that we did not ask.
    return null;
  }
  if (typeof value !== 'object' || value === null || !('challenge' in value)) return null;
  const { challenge } = value;
  return typeof challenge === 'string' && /^[\w-]{43}$/u.test(challenge) ? challenge : null;
}
