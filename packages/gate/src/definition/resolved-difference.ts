import { sha256 } from '@sallyport/record';
import { resolvedDigest, resolvedText } from './resolved-form.ts';
import type { ResolvedGate } from './resolved-gate.ts';

/**
 * Where a sealed form first differs from what a gate file resolves to, in words such as `criteria.D2.maxAge is "P30D",
 * and the gate file gives "P7D"`; null where the two are the same bytes. Whoever proposed the form chose its bytes.
 */
export function resolvedDifference(sealed: Uint8Array, gate: ResolvedGate): string | null {
  if (sha256(sealed) === resolvedDigest(gate)) return null;
  const form = parsed(sealed);
  if (form === undefined) return 'the sealed form is not JSON';
  return difference(form, JSON.parse(resolvedText(gate)), '') ?? 'the sealed form is written otherwise (RFC 8785)';
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // Undefined is no JSON value, and the caller says so.
    return undefined;
  }
}

/** Goes only as deep as the resolved gate does, however deep the sealed form is. */
function difference(form: unknown, gate: unknown, place: string): string | null {
  const [ours, theirs] = [parts(gate), parts(form)];
  if (!ours || !theirs || ours.kind !== theirs.kind) return Object.is(form, gate) ? null : told(place, form, gate);
  for (const [key, value] of ours.entries) {
    const at = place === '' ? key : `${place}.${key}`;
    const found = theirs.entries.has(key) ? difference(theirs.entries.get(key), value, at) : told(at, undefined, value);
    if (found !== null) return found;
  }
  for (const [key, value] of theirs.entries) {
    if (!ours.entries.has(key)) return told(place === '' ? key : `${place}.${key}`, value, undefined);
  }
  const order = (entries: ReadonlyMap<string, unknown>) => [...entries.keys()].join('\n');
  if (ours.kind === 'list' && order(ours.entries) !== order(theirs.entries)) return `${place} is in another order`;
  return null;
}

interface Parts {
  readonly kind: 'list' | 'object';
  readonly entries: ReadonlyMap<string, unknown>;
}

/** Entries of lists by their id where they have one, so that a criterion is named and not counted. */
function parts(value: unknown): Parts | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return { kind: 'object', entries: new Map(Object.entries(value)) };
  const ids = value.map((item: unknown) => idOf(item));
  const named = ids.every((id) => id !== null) && new Set(ids).size === ids.length;
  return {
    kind: 'list',
    entries: new Map(value.map((item: unknown, index) => [(named ? ids[index] : null) ?? String(index), item])),
  };
}

function idOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  return typeof item.id === 'string' ? item.id : null;
}

function told(place: string, form: unknown, gate: unknown): string {
  const where = place === '' ? 'the sealed form' : place;
  if (form === undefined) return `${where} is not there, and the gate file gives ${shown(gate)}`;
  if (gate === undefined) return `${where} is ${shown(form)}, of which the gate file says nothing`;
  return `${where} is ${shown(form)}, and the gate file gives ${shown(gate)}`;
}

/** Short, and never deeper than one level: the form may be anything. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
