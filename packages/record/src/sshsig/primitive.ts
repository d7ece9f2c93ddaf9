import { type KeyObject, verify } from 'node:crypto';
import type { KeyType, PublicKey } from './public-key.ts';
import { expectEnd, readPositiveMpint, wireReader } from './wire.ts';

/** What a key of each type may sign with: its own name, or one that wraps or replaces it. */
const ALGORITHMS: Readonly<Record<KeyType, readonly string[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  // No `ssh-rsa`: that name means SHA-1.
  'ssh-rsa': ['rsa-sha2-256', 'rsa-sha2-512'],
  'sk-ssh-ed25519@openssh.com': ['sk-ssh-ed25519@openssh.com'],
  'sk-ecdsa-sha2-nistp256@openssh.com': [
    'sk-ecdsa-sha2-nistp256@openssh.com',
    'webauthn-sk-ecdsa-sha2-nistp256@openssh.com',
  ],
  'webauthn-rs256@sallyport.dev': ['webauthn-rs256@sallyport.dev'],
};

/** Whether a signature algorithm may be used with a key. */
export function algorithmFits(key: PublicKey, algorithm: string): boolean {
  return ALGORITHMS[key.type].includes(algorithm);
}

/**
 * Whether `signature`, as SSH encodes it inside its string, is the key's signature over `data`.
 * Throws RECORD_SIGNATURE_MALFORMED where the encoding is not the canonical one.
 */
export function verifyPrimitive(key: PublicKey, algorithm: string, signature: Uint8Array, data: Uint8Array): boolean {
  const sum = sumOf(key, algorithm, signature);
  return sum !== null && verify(sum.hash, data, sum.key, sum.signature);
}

/** verifyPrimitive on a thread of its own, while others are served: the arithmetic is most of what it costs. */
export async function verifyPrimitiveAside(
  key: PublicKey,
  algorithm: string,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  const sum = sumOf(key, algorithm, signature);
  if (sum === null) return false;
  return await new Promise((resolve, reject) => {
    verify(sum.hash, data, sum.key, sum.signature, (error, good) => (error === null ? resolve(good) : reject(error)));
  });
}

/** What node has to compute; null where the signature cannot be this key's, whatever it is over. */
interface Sum {
  readonly hash: string | null;
  readonly key: KeyObject | { readonly key: KeyObject; readonly dsaEncoding: 'ieee-p1363' };
  readonly signature: Uint8Array;
}

function sumOf({ primitive, key }: PublicKey, algorithm: string, signature: Uint8Array): Sum | null {
  if (primitive.kind === 'ed25519') return signature.length === 64 ? { hash: null, key, signature } : null;
  if (primitive.kind === 'rsa') {
    // A shorter signature would be the same number written twice; OpenSSH pads it, we refuse it.
    if (signature.length !== primitive.bytes) return null;
    return { hash: algorithm === 'rsa-sha2-512' ? 'sha512' : 'sha256', key, signature };
  }
  const fixed = fixedWidth(signature, primitive.bytes);
  return fixed && { hash: primitive.hash, key: { key, dsaEncoding: 'ieee-p1363' }, signature: fixed };
}

function fixedWidth(signature: Uint8Array, bytes: number): Buffer | null {
  const reader = wireReader(signature, 'ECDSA signature');
  const r = readPositiveMpint(reader);
  const s = readPositiveMpint(reader);
  expectEnd(reader);
  if (r.length > bytes || s.length > bytes) return null;
  const fixed = Buffer.alloc(2 * bytes);
  r.copy(fixed, bytes - r.length);
  s.copy(fixed, 2 * bytes - s.length);
  return fixed;
}
