import { citationsOf } from './statements/citations.ts';
import type { Sha256 } from './statements/header.ts';
import type { Statement } from './statements/statement.ts';

/** Statements in citation order; a RecordView is one. Must not change once it was asked. */
export interface Ordered {
  readonly statements: readonly Statement[];
}

interface Memory {
  readonly places: ReadonlyMap<Sha256, number>;
  /** Citations by place, each lower than its own: places follow citation order. */
  readonly citations: readonly (readonly number[])[];
  /** For a statement once asked about, one bit for every statement before it. */
  readonly before: Map<number, Uint32Array>;
}

const memories = new WeakMap<Ordered, Memory>();

/**
 * Whether `from` cites `to`, directly or through others. False for itself and for what is not in the view.
 * The first question about a `from` costs linear time, every later one is a lookup.
 */
export function reaches(view: Ordered, from: Sha256, to: Sha256): boolean {
  const memory = memoryOf(view);
  const start = memory.places.get(from);
  const end = memory.places.get(to);
  if (start === undefined || end === undefined || end >= start) return false;
  return isSet(ancestorsOf(memory, start), end);
}

/** Digests of all that `from` cites, directly or through others, in citation order. */
export function ancestors(view: Ordered, from: Sha256): readonly Sha256[] {
  const memory = memoryOf(view);
  const start = memory.places.get(from);
  if (start === undefined) return [];
  const bits = ancestorsOf(memory, start);
  return view.statements.slice(0, start).flatMap(({ digest }, place) => (isSet(bits, place) ? [digest] : []));
}

function memoryOf(view: Ordered): Memory {
  const known = memories.get(view);
  if (known !== undefined) return known;
  const places = new Map(view.statements.map(({ digest }, place) => [digest, place]));
  const citations = view.statements.map((statement) =>
    citationsOf(statement).flatMap((cited) => places.get(cited) ?? []),
  );
  const memory: Memory = { places, citations, before: new Map() };
  memories.set(view, memory);
  return memory;
}

function ancestorsOf(memory: Memory, start: number): Uint32Array {
  const known = memory.before.get(start);
  if (known !== undefined) return known;
  const bits = new Uint32Array((start >>> 5) + 1);
  const open = [...(memory.citations[start] as readonly number[])];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (isSet(bits, place)) continue;
    setBit(bits, place);
    const shortcut = memory.before.get(place);
    if (shortcut === undefined) open.push(...(memory.citations[place] as readonly number[]));
    else for (let i = 0; i < shortcut.length; i++) bits[i] = (bits[i] as number) | (shortcut[i] as number);
  }
  memory.before.set(start, bits);
  return bits;
}

function isSet(bits: Uint32Array, place: number): boolean {
  return (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

function setBit(bits: Uint32Array, place: number): void {
  bits[place >>> 5] = (bits[place >>> 5] as number) | (1 << (place & 31));
}
