import { decodeUtf8 } from './bytes.ts';
import { RecordError } from './errors.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Deeper nesting is refused: nothing of ours needs it and recursion must end before the stack does. */
const MAX_DEPTH = 64;

/**
 * The JCS form of a value (RFC 8785): keys by UTF-16 code unit, numbers and strings as ECMAScript prints them.
 * Throws RECORD_NOT_CANONICAL for what JSON cannot carry (lone surrogates, NaN, undefined) and beyond 64 levels.
 */
export function canonicalize(value: Json): string {
  return encode(value, 0);
}

function encode(value: Json, depth: number): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return encodeString(value);
    case 'number':
      if (!Number.isFinite(value)) throw refusal(`the number ${value} has no JSON form`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (depth >= MAX_DEPTH) throw refusal(`nesting goes deeper than ${MAX_DEPTH} levels`);
      return isArray(value) ? encodeArray(value, depth + 1) : encodeObject(value, depth + 1);
    default:
      throw refusal(`a value of type ${typeof value} has no JSON form`);
  }
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function encodeString(value: string): string {
  if (!value.isWellFormed()) throw refusal('a string holds half of a surrogate pair');
  return JSON.stringify(value);
}

function encodeArray(value: readonly Json[], depth: number): string {
  let text = '[';
  for (let i = 0; i < value.length; i++) {
    text += (i === 0 ? '' : ',') + encode(value[i] as Json, depth);
  }
  return `${text}]`;
}

function encodeObject(value: { readonly [key: string]: Json }, depth: number): string {
  let text = '{';
  let comma = '';
  // The default order of sort() is by UTF-16 code unit, which is what RFC 8785 section 3.2.3 asks for.
  for (const key of Object.keys(value).sort()) {
    text += `${comma}${encodeString(key)}:${encode(value[key] as Json, depth)}`;
    comma = ',';
  }
  return `${text}}`;
}

/**
 * Parses bytes that must already be in JCS form. What does not come out of the encoder as the same bytes is refused,
 * and with it duplicate keys, a byte order mark, white space, -0 and rounded numbers. Throws RECORD_NOT_CANONICAL.
 */
export function parseCanonical(bytes: Uint8Array, file: string): Json {
  const text = decodeUtf8(bytes);
  if (text === null) throw refusal('it is not UTF-8', file);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (cause) {
    throw new RecordError('RECORD_NOT_CANONICAL', `${file} is not JSON.`, { file, cause });
  }
  let again: string;
  try {
    // Where keys stand in order, the engine's own writer gives the JCS form at several times the speed of ours. Only
    // half surrogate pairs differ: it would escape them, and JCS refuses them.
    again = keysAreSorted(value, 0) && !text.includes('\\ud') ? JSON.stringify(value) : canonicalize(value);
  } catch (cause) {
    throw new RecordError('RECORD_NOT_CANONICAL', `${file} is not canonical JSON: ${(cause as Error).message}`, {
      file,
      cause,
    });
  }
  if (again !== text) throw refusal('writing its values again gives other bytes (RFC 8785)', file);
  return value;
}

function keysAreSorted(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (isArray(value)) {
    for (const item of value) if (!keysAreSorted(item, depth + 1)) return false;
    return true;
  }
  let before: string | null = null;
  for (const key of Object.keys(value)) {
    if (before !== null && before >= key) return false;
    if (!keysAreSorted(value[key] as Json, depth + 1)) return false;
    before = key;
  }
  return true;
}

function refusal(why: string, file?: string): RecordError {
  if (file === undefined) return new RecordError('RECORD_NOT_CANONICAL', `Not canonical JSON: ${why}.`);
  return new RecordError('RECORD_NOT_CANONICAL', `${file} is not canonical JSON: ${why}.`, { file });
}
