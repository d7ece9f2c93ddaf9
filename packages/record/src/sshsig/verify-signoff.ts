import { RecordError } from '../errors.ts';
import type { TrustKey } from '../statements/bodies.ts';
import { type PublicKey, parsePublicKey } from './public-key.ts';
import type { Presence } from './security-key.ts';
import { type GoodSignature, verifySignature, verifySignatureAside } from './verify-signature.ts';

export interface SignoffPolicy {
  readonly namespace: string;
  /** The key that must have signed, as the trust root lists it. */
  readonly key: TrustKey;
  /** Pages that may ask a passkey for a sign-off; without a list, any https page of the passkey's own host. */
  readonly origins?: readonly string[];
}

/**
 * Whether a good signature also counts as this key's sign-off: the key is the listed one, may sign for its person in
 * this state, and where the key can prove presence it did. Stock ssh-keygen checks none of the latter.
 * Throws what verifySignature throws, RECORD_KEY_UNKNOWN or RECORD_KEY_NOT_ALLOWED.
 */
export function verifySignoff(armour: string, message: Uint8Array, policy: SignoffPolicy): GoodSignature {
  return counting(verifySignature(armour, message, policy.namespace), policy);
}

/** verifySignoff with its arithmetic on a thread of its own: for whoever has others to serve meanwhile. */
export async function verifySignoffAside(
  armour: string,
  message: Uint8Array,
  policy: SignoffPolicy,
): Promise<GoodSignature> {
  return counting(await verifySignatureAside(armour, message, policy.namespace), policy);
}

function counting(signature: GoodSignature, policy: SignoffPolicy): GoodSignature {
  if (signature.fingerprint !== policy.key.fingerprint || signature.publicKey !== policy.key.publicKey) {
    throw new RecordError('RECORD_KEY_UNKNOWN', `The signature is by ${signature.fingerprint}, not by the listed key.`);
  }
  if (policy.key.person === null || policy.key.actor !== 'Human' || policy.key.status !== 'active') {
    throw notAllowed('only an active key of a person can sign off');
  }
  checkPresence(signature.presence, parsePublicKey(policy.key.publicKey), policy.origins);
  return signature;
}

/** The part of verifySignoff about security keys and passkeys. Does nothing for ordinary keys. */
export function checkPresence(presence: Presence | null, key: PublicKey, origins?: readonly string[]): void {
  if (presence === null) return;
  if (!presence.userPresent) throw notAllowed('the security key did not see anyone touch it');
  if (presence.page === null) return;
  if (!presence.userVerified) throw notAllowed('the passkey did not verify its user (fingerprint, face or PIN)');
  if (presence.page.crossOrigin || presence.page.topOrigin)
    throw notAllowed('the passkey was used inside another page');
  const { origin } = presence.page;
  const allowed = origins === undefined ? isPageOf(origin, key.application ?? '') : origins.includes(origin);
  if (!allowed) throw notAllowed(`the page ${origin} may not ask this passkey for a signature`);
}

function isPageOf(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin) return false;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && url.hostname === 'localhost')) return false;
  return url.hostname === host || url.hostname.endsWith(`.${host}`);
}

function notAllowed(why: string): RecordError {
  return new RecordError('RECORD_KEY_NOT_ALLOWED', `The signature does not count: ${why}.`);
}
