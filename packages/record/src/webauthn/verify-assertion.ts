import { hash } from 'node:crypto';
import { RecordError } from '../errors.ts';
import { verifyPrimitive } from '../sshsig/primitive.ts';
import { type Assertion, parsePasskey, sshSignature } from './assertion.ts';
import { readSignedData } from './authenticator-data.ts';
import { readClientData } from './client-data.ts';
import { checkChallenge, checkPage, type Expected, refused } from './login-challenge.ts';

export interface ExpectedAssertion extends Expected {
  /** The counter that was last seen of this credential, where one is kept. */
  readonly counter?: number;
}

export interface GoodAssertion {
  /** Whether the authenticator verified its user (fingerprint, face, PIN). Where that is needed, the caller demands it. */
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
  /** To be kept for the next time. */
  readonly counter: number;
}

const WHAT = "passkey's answer";

/**
 * Whether an assertion is this passkey's answer to this challenge, from one of these pages, with its user present: a
 * login, never a sign-off. The counter of a key that may be copied (BE) says nothing and is not compared.
 * Throws RECORD_SIGNATURE_MALFORMED, RECORD_SIGNATURE_BAD or RECORD_KEY_NOT_ALLOWED.
 */
export function verifyAssertion(publicKey: string, assertion: Assertion, expected: ExpectedAssertion): GoodAssertion {
  checkChallenge(expected.challenge);
  const { key, rpId } = parsePasskey(publicKey);
  if (rpId !== expected.rpId) throw refused(`its key is bound to ${rpId}, not to ${expected.rpId}`);
  const { authenticatorData, clientDataJSON } = assertion;
  const data = readSignedData(authenticatorData, rpId, WHAT);
  const page = readClientData(clientDataJSON, { type: 'webauthn.get', challenge: expected.challenge }, WHAT);
  const signed = Buffer.concat([authenticatorData, hash('sha256', clientDataJSON, 'buffer')]);
  if (!verifyPrimitive(key, key.type, sshSignature(key, assertion.signature), signed)) {
    throw new RecordError('RECORD_SIGNATURE_BAD', `The ${WHAT} is not good: it is not by this key over these bytes.`);
  }
  checkPage(page, expected.origins);
  if (!data.userPresent) throw refused('the authenticator did not see anyone');
  const seen = expected.counter ?? 0;
  // Authenticators without a counter always say 0, and so does whoever has seen none yet.
  if (!data.backupEligible && seen > 0 && data.counter <= seen) {
    throw refused(`its counter is ${data.counter} after ${seen}, so the key may have been copied`);
  }
  const { userVerified, backupEligible, backedUp, counter } = data;
  return { userVerified, backupEligible, backedUp, counter };
}
