import { asBuffer } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import type { AskingPage } from './client-data.ts';

const MIN_CHALLENGE = 16;

/** What a server expects of an answer that it asked for. */
export interface Expected {
  /** The random bytes that were sent, 16 at least. */
  readonly challenge: Uint8Array;
  /** Pages that may ask, such as `https://gate.example`. */
  readonly origins: readonly string[];
  /** The host that the credential is bound to. */
  readonly rpId: string;
}

/**
 * Refuses a challenge that could be a statement to sign: whoever logs in must not sign anything off by it
 * (reference/trust.md section 3). Throws RECORD_KEY_NOT_ALLOWED.
 */
export function checkChallenge(challenge: Uint8Array): void {
  if (asBuffer(challenge).subarray(0, 6).equals(Buffer.from('SSHSIG'))) {
    throw refused('its challenge is what a sign-off begins with');
  }
  if (challenge.length < MIN_CHALLENGE) throw refused(`its challenge is shorter than ${MIN_CHALLENGE} bytes`);
}

/** Refuses a page that may not ask. Throws RECORD_KEY_NOT_ALLOWED. */
export function checkPage(page: AskingPage, origins: readonly string[]): void {
  if (page.crossOrigin || page.topOrigin) throw refused('the page that asked was inside another page');
  if (!origins.includes(page.origin)) throw refused(`the page ${page.origin} may not ask here`);
}

export function refused(why: string): RecordError {
  return new RecordError('RECORD_KEY_NOT_ALLOWED', `The passkey's answer does not count: ${why}.`);
}
