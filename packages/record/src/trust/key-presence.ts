import { parsePublicKey } from '../sshsig/public-key.ts';
import type { TrustKey } from '../statements/bodies.ts';

/**
 * What a trust root must say of a key's presence: security keys and passkeys prove it, key files do not.
 * Throws RECORD_SIGNATURE_MALFORMED for a text that is no public key.
 */
export function keyPresence(publicKey: string): TrustKey['presence'] {
  return parsePublicKey(publicKey).application === null ? 'key file' : 'proved';
}
