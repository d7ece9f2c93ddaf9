import { expect, test } from 'vitest';
import { GateError } from '../board/gate-error.ts';
import { gateWith } from '../testing/minimal-gate-file.ts';
import { criterionDigest } from './criterion-digest.ts';
import { parseResolvedGate, resolvedDigest, resolvedText } from './resolved-form.ts';

const gate = gateWith(
  { B4: false, D1: { maxAge: 'P7D' }, N1: { notApplicable: 'no model' } },
  { roles: { sre: { needed: 1 } }, kickoff: { quorum: 3 }, minimumGrade: 'S' },
);

/** Every value of a JSON tree with the steps that lead to it. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))];
}

function changed(path: readonly string[], edit: (parent: Record<string, unknown>, key: string) => void): unknown {
  const copy = structuredClone(gate) as unknown as Record<string, unknown>;
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  edit(parent, path.at(-1) ?? '');
  return copy;
}

test('the sealed form reads back as the same gate', () => {
  const text = resolvedText(gate);
  expect(parseResolvedGate(JSON.parse(text))).toEqual(gate);
  expect(resolvedText(parseResolvedGate(JSON.parse(text)))).toBe(text);
  expect(resolvedDigest(gate)).toMatch(/^[0-9a-f]{64}$/);
});

test('any key that is missing, stray or of another kind is refused', () => {
  const keys = places(gate).filter((path) => path.length > 0 && !/^\d+$/.test(path.at(-1) ?? ''));
  const sample = keys.filter((path) => !path.includes('criteria') || path.includes('0') || path.includes('3'));
  expect(sample.length).toBeGreaterThan(100);
  for (const path of sample) {
    const without = changed(path, (parent, key) => delete parent[key]);
    expect(() => parseResolvedGate(without), path.join('.')).toThrow(GateError);
    const other = changed(path, (parent, key) => (parent[key] = { unexpected: 1n }));
    expect(() => parseResolvedGate(other), path.join('.')).toThrow(GateError);
  }
  expect(() => parseResolvedGate({ ...gate, extra: 1 })).toThrow(/gate\.extra is not known/);
  for (const value of [null, 1, 'x', [], {}]) expect(() => parseResolvedGate(value)).toThrow(GateError);
});

test('a form without the floor, or with a criterion twice, is refused', () => {
  const without = { ...gate, criteria: gate.criteria.filter(({ id }) => id !== 'L4') };
  expect(() => parseResolvedGate(without)).toThrow(
    expect.objectContaining({
      code: 'GATE_RESOLVED_INVALID',
      message: 'This is no resolved gate: the floor criterion L4 is missing. Seal a new baseline.',
    }),
  );
  const twice = { ...gate, criteria: [...gate.criteria, ...gate.criteria.slice(0, 1)] };
  expect(() => parseResolvedGate(twice)).toThrow(/A1 twice/);
});

test('a criterion’s digest changes with every part of its definition', () => {
  const [first] = gate.criteria;
  if (!first) throw new Error('no criterion');
  const digests = [
    first,
    { ...first, title: 'x' },
    { ...first, asks: 'x' },
    { ...first, owner: 'qa' },
    { ...first, required: false },
    { ...first, maxAge: 'P1D' },
    { ...first, facets: [] },
  ].map(criterionDigest);
  expect(new Set(digests).size).toBe(digests.length);
});
