import { canonicalize, type Instant, type Json, type Sha256 } from '@sallyport/record';
import { StoreError } from '../store-error.ts';

const INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const DIGEST = /^[0-9a-f]{64}$/;
/** Statements are at most 1 MiB, wishes and notices far less: what is larger is a mistake or an attack. */
const MAX_JSON = 8 * 1024 * 1024;

/** The same instant. Times are compared as text, which orders them only while all have the one form. */
export function checkedInstant(instant: Instant): Instant {
  if (INSTANT.test(instant)) return instant;
  throw refusal(`"${instant.slice(0, 40)}" is no instant of the form 2026-11-22T09:30:00Z`);
}

export function checkedDigest(digest: Sha256): Sha256 {
  if (DIGEST.test(digest)) return digest;
  throw refusal('a digest is not 64 lower-case hex digits');
}

/** `instant` and `seconds` later, as an instant. */
export function later(instant: Instant, seconds: number): Instant {
  const epoch = Date.parse(checkedInstant(instant)) + Math.round(seconds) * 1000;
  if (!Number.isSafeInteger(epoch) || epoch < 0 || epoch > 253_402_300_799_000) {
    throw refusal(`${seconds} seconds from ${instant} is no time that we can write`);
  }
  return `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}

/** JSON as canonical text, so that both engines keep the same bytes. */
export function toJsonText(value: Json): string {
  const text = canonicalize(value);
  if (text.length > MAX_JSON) throw refusal(`a JSON value has ${text.length} characters, and ${MAX_JSON} are taken`);
  return text;
}

export function fromJsonText(text: string): Json {
  return JSON.parse(text) as Json;
}

export function refusal(why: string): StoreError {
  return new StoreError('STORE_VALUE_REFUSED', `The database did not take a value: ${why}.`);
}
