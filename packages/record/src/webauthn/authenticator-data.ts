import { hash } from 'node:crypto';
import { asBuffer } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import { malformed } from '../sshsig/wire.ts';
import { type AuthenticatorFlags, readFlags } from './flags.ts';

/** The bytes that an authenticator signs before the digest of the client data (WebAuthn level 3, section 6.1). */
export interface AuthenticatorData extends AuthenticatorFlags {
  /** All flags, as one byte. */
  readonly flags: number;
  readonly counter: number;
  /** What follows the counter: a new key, extensions, both or nothing. */
  readonly rest: Buffer;
}

const MAX_AUTHENTICATOR_DATA = 8192;
const HEAD = 32 + 1 + 4;

/**
 * Takes authenticator data apart that must be for the host `rpId`. `what` names it in a refusal.
 * Throws RECORD_SIGNATURE_MALFORMED, or RECORD_SIGNATURE_BAD for another host.
 */
export function readAuthenticatorData(bytes: Uint8Array, rpId: string, what: string): AuthenticatorData {
  const data = asBuffer(bytes);
  if (data.length < HEAD) throw malformed(what, 'its authenticator data ends too early');
  if (data.length > MAX_AUTHENTICATOR_DATA) throw malformed(what, 'its authenticator data is too long');
  if (!data.subarray(0, 32).equals(hash('sha256', rpId, 'buffer'))) {
    throw new RecordError(
      'RECORD_SIGNATURE_BAD',
      `The ${what} is not good: it was made for another host than ${rpId}.`,
    );
  }
  const flags = data.readUInt8(32);
  const read = readFlags(flags);
  if (read.backedUp && !read.backupEligible) throw malformed(what, 'it says a key is backed up that cannot be');
  return { ...read, flags, counter: data.readUInt32BE(33), rest: data.subarray(HEAD) };
}

/** readAuthenticatorData for an answer to `navigator.credentials.get`: no new key, extensions where it says so. */
export function readSignedData(bytes: Uint8Array, rpId: string, what: string): AuthenticatorData {
  const data = readAuthenticatorData(bytes, rpId, what);
  if (data.attestedData) throw malformed(what, 'it carries attested data');
  if (data.extensionData !== data.rest.length > 0) {
    throw malformed(what, 'its extension flag and its extensions differ');
  }
  return data;
}
