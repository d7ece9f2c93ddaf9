import { hash } from 'node:crypto';
import type { Sha256 } from './statements/header.ts';

/**
 * Signatures whose arithmetic was found good before. An entry stands for statement bytes, signature file and public key
 * together, so it can only ever be right or wrong, never out of date. Whoever can write the cache can forge
 * signatures: keep it where the private keys are kept, never in the record.
 */
export interface VerifiedCache {
  has(key: string): boolean;
  add(key: string): void;
}

/**
 * The cache's key for a statement whose bytes were accepted in full: canonical, of the right shape, with this good
 * signature by the key it names. Equal bytes are as good the second time, and then only their meaning is read. `reader`
 * is the version of the code that accepted them: the next one may have other rules, and looks again.
 */
export function acceptedKey(reader: string, statement: Sha256, signature: Sha256): string {
  return `${reader} ${statement} ${signature}`;
}

/** The cache's key for a message with this digest, a signature file with that digest, and a public key. */
export function verifiedKey(message: Sha256, signature: Sha256, publicKey: string): string {
  return hash('sha256', `${message}\n${signature}\n${publicKey}\n`, 'hex');
}
