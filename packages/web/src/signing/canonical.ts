import { type Bytes, reportIt, textOf } from './bytes.ts';
import { SigningError } from './signing-error.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const maxDepth = 64;

/** The JCS form (RFC 8785). Throws WEB_NOT_CANONICAL for half surrogates, numbers without a form and 64 levels. */
export function canonicalText(value: Json, depth = 0): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw refused('a string holds half of a character');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refused('a number has no JSON form');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (depth >= maxDepth) throw refused('it is nested too deeply');
  if (isList(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(',')}]`;
  // sort() compares UTF-16 code units, which is the order that RFC 8785 asks for.
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalText(key)}:${canonicalText(value[key] as Json, depth + 1)}`);
  return `{${members.join(',')}}`;
}

/**
 * The value of bytes that are in JCS form already. Whatever does not come out of the writer as the same text is refused:
 * keys that stand twice, white space, a byte order mark, -0, numbers that were rounded. Throws WEB_NOT_CANONICAL.
 */
export function readCanonical(bytes: Bytes): Json {
  const text = textOf(bytes);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (cause) {
    throw new SigningError('WEB_NOT_CANONICAL', 'What was sent to be signed is not JSON.', reportIt, cause);
  }
  if (canonicalText(value) !== text) throw refused('written again, its values give other bytes');
  return value;
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a person reads it: a string as it is, anything else as JSON, so that `["I2"]` never passes for `I2`. */
export function plainText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function refused(why: string): SigningError {
  return new SigningError('WEB_NOT_CANONICAL', `What was sent to be signed is not canonical JSON: ${why}.`, reportIt);
}
