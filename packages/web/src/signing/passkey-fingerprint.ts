import { concat, utf8 } from './bytes.ts';
import { blobFingerprint } from './key-fingerprint.ts';
import { wireString } from './signed-blob.ts';

/**
 * The OpenSSH fingerprint of a new P-256 passkey, from the public key as the browser gives it (SubjectPublicKeyInfo, which
 * for P-256 ends in the 65 bytes of the point). null for other keys: their form is the server's.
 */
export async function passkeyFingerprint(spki: ArrayBuffer, algorithm: number, rpId: string): Promise<string | null> {
  const key = new Uint8Array(spki);
  const point = key.slice(-65);
  if (algorithm !== -7 || point.length !== 65 || point[0] !== 4) return null;
  const blob = concat(
    wireString(utf8('sk-ecdsa-sha2-nistp256@openssh.com')),
    wireString(utf8('nistp256')),
    wireString(point),
    wireString(utf8(rpId)),
  );
  return blobFingerprint(blob);
}
