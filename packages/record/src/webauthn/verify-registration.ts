import { malformed } from '../sshsig/wire.ts';
import type { Fingerprint } from '../statements/header.ts';
import { readAuthenticatorData } from './authenticator-data.ts';
import { readClientData } from './client-data.ts';
import { readCoseKey } from './cose-key.ts';
import { checkChallenge, checkPage, type Expected, refused } from './login-challenge.ts';

/** What `navigator.credentials.create` answers with, as bytes: `getAuthenticatorData()`, no attestation object. */
export interface RegistrationAnswer {
  readonly authenticatorData: Uint8Array;
  readonly clientDataJSON: Uint8Array;
}

/** A new passkey. Nothing proves yet that it can sign: the first signature does. */
export interface Registration {
  /** OpenSSH's text, `type base64`; for RS256 of a type of our own. */
  readonly publicKey: string;
  readonly fingerprint: Fingerprint;
  readonly credentialId: Buffer;
  /** Model of the authenticator as it says itself, unattested: 32 lower-case hex digits. */
  readonly aaguid: string;
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
  readonly counter: number;
}

const WHAT = 'passkey registration';
const MAX_CREDENTIAL_ID = 1023;

/**
 * The new passkey of an answer to this challenge, from one of these pages, with its user present. ES256 or RS256.
 * Throws RECORD_SIGNATURE_MALFORMED, RECORD_SIGNATURE_BAD (another host) or RECORD_KEY_NOT_ALLOWED.
 */
export function verifyRegistration(answer: RegistrationAnswer, expected: Expected): Registration {
  checkChallenge(expected.challenge);
  const { challenge, origins, rpId } = expected;
  const data = readAuthenticatorData(answer.authenticatorData, rpId, WHAT);
  checkPage(readClientData(answer.clientDataJSON, { type: 'webauthn.create', challenge }, WHAT), origins);
  if (!data.userPresent) throw refused('the authenticator did not see anyone');
  const { userVerified, backupEligible, backedUp, counter, rest } = data;
  if (!data.attestedData || rest.length < 18) throw malformed(WHAT, 'it carries no new key');
  const length = rest.readUInt16BE(16);
  if (length === 0 || length > MAX_CREDENTIAL_ID || rest.length < 18 + length) {
    throw malformed(WHAT, 'its credential id has no good length');
  }
  const { key, rest: extensions } = readCoseKey(rest.subarray(18 + length), rpId);
  if (data.extensionData !== extensions.length > 0) {
    throw malformed(WHAT, 'its extension flag and its extensions differ');
  }
  return {
    publicKey: key.text,
    fingerprint: key.fingerprint,
    credentialId: rest.subarray(18, 18 + length),
    aaguid: rest.toString('hex', 0, 16),
    userVerified,
    backupEligible,
    backedUp,
    counter,
  };
}
