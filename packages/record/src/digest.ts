import { hash, randomBytes } from 'node:crypto';
import type { Sha256 } from './statements/header.ts';

/** SHA-256 of bytes, or of a string's UTF-8 bytes, in lower-case hex. */
export function sha256(data: Uint8Array | string): Sha256 {
  return hash('sha256', data, 'hex');
}

/** 128 random bits in hex. */
export function randomNonce(): string {
  return randomBytes(16).toString('hex');
}
