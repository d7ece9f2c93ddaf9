import { SigningError } from './signing-error.ts';

/** Bytes as WebCrypto and WebAuthn take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** The text of UTF-8 bytes, byte order mark included. Throws WEB_NOT_CANONICAL for anything else. */
export function textOf(bytes: Bytes): string {
  try {
    return strict.decode(bytes);
  } catch (cause) {
    throw new SigningError('WEB_NOT_CANONICAL', 'What was sent to be signed is not UTF-8.', reportIt, cause);
  }
}

export const reportIt = 'Do not sign it. Tell whoever runs this server what you read here.';

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Bytes of base64 with padding. Throws WEB_NOT_CANONICAL. */
export function fromBase64(text: string): Bytes {
  let binary: string;
  try {
    binary = atob(text);
  } catch (cause) {
    throw new SigningError('WEB_NOT_CANONICAL', 'What was sent to be signed is not base64.', reportIt, cause);
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function toBase64Url(bytes: ArrayBuffer | Uint8Array): string {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  let binary = '';
  for (const byte of view) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Bytes of base64url without padding. Throws WEB_NOT_CANONICAL. */
export function fromBase64Url(text: string): Bytes {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4));
}

export async function sha256Hex(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
