import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

const FORM = /^[\w-]{43}$/u;

/** 256 random bits as text. Whoever holds it is let in, so it is shown once and kept nowhere. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a token and what it is looked up by. A database that leaks opens no session with it, and how long the
 * look-up takes says nothing about the token.
 */
export function tokenHash(token: string): string {
  return hash('sha256', `sallyport-token/v1\n${token}`);
}

export function isToken(text: string): boolean {
  return FORM.test(text);
}

/** Whether two digests in hex are the same, in a time that does not depend on where they differ. */
export function sameDigest(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
