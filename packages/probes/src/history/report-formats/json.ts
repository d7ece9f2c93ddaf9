import { ProbeError } from '../../probe-error.ts';
import { readText } from '../../read-text.ts';

export type JsonObject = { readonly [key: string]: unknown };

/** Parses a JSON report. Throws PROBE_FORMAT, without quoting the text, where it is none. */
export function readJson(bytes: Uint8Array, what: string): JsonObject {
  const text = readText(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProbeError('PROBE_FORMAT', `It is no ${what}: the text is not JSON.`, { cause });
  }
  const object = asObject(value);
  if (object === null) throw new ProbeError('PROBE_FORMAT', `It is no ${what}: the text is not a JSON object.`);
  return object;
}

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A count that must be a whole number from zero; null otherwise. */
export function asCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** Every text in a JSON value with the key it stands under, to a bounded depth and number. */
export function statedTexts(
  value: unknown,
  name = '',
  depth = 0,
): readonly { readonly name: string; readonly value: string }[] {
  if (depth > 6) return [];
  if (typeof value === 'string') return value === '' ? [] : [{ name, value }];
  if (typeof value === 'number') return [{ name, value: String(value) }];
  const inner = Array.isArray(value)
    ? value.slice(0, 100).map((each): [string, unknown] => [name, each])
    : Object.entries(asObject(value) ?? {});
  return inner
    .slice(0, 200)
    .flatMap(([key, each]) => statedTexts(each, key, depth + 1))
    .slice(0, 500);
}
