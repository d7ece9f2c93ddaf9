import { sha256 } from '@sallyport/record';
import { expect, test } from 'vitest';
import { criterion, probed, signed, smallGate } from '../testing/small-gate.ts';
import { applyDeviations } from './deviations.ts';
import type { Criterion, Weakening, WeakeningKind } from './resolved-gate.ts';

const line = criterion('D1', 'qa', [probed('staging.exposure'), signed('qa')], { maxAge: 'P1D', waivable: false });
/** Weaker in every way at once, so that a deviation of one kind shows whether it brings that way alone. */
const weakest: Criterion = {
  ...line,
  required: false,
  waivable: true,
  maxAge: 'P9D',
  grace: 'P8D',
  facets: [signed('qa')],
  owner: 'sre',
};

function weakening(kind: WeakeningKind, change: Partial<Weakening> = {}): Weakening {
  return {
    digest: sha256(`${kind} ${change.criterion}`),
    criterion: 'D1',
    kind,
    profile: 'strict',
    gate: 'weak',
    reason: null,
    relieved: weakest,
    difference: null,
    rule: null,
    ...change,
  };
}

function relieved(weakenings: readonly Weakening[], from: Criterion = line) {
  const gate = { ...smallGate, criteria: [...smallGate.criteria, from], weakenings };
  const after = applyDeviations(gate, new Set(weakenings.map(({ digest }) => digest)));
  return after.criteria.find(({ id }) => id === 'D1');
}

const one: readonly (readonly [WeakeningKind, Partial<Criterion>])[] = [
  ['recommended', { required: false }],
  ['waivable', { waivable: true }],
  ['age stretched', { maxAge: 'P9D' }],
  ['grace stretched', { grace: 'P8D' }],
  ['facet dropped', { facets: [signed('qa')] }],
  ['owner', { owner: 'sre', facets: [probed('staging.exposure'), signed('sre')] }],
  ['not applicable', {}],
  ['no signed predecessor', {}],
  ['difference from production', {}],
];

test.each(one)('a deviation for "%s" brings that and nothing else', (kind, change) => {
  expect(relieved([weakening(kind)])).toEqual({ ...line, ...change });
});

test('several add up, and the new owner signs what is left', () => {
  const kinds = ['recommended', 'waivable', 'age stretched', 'grace stretched', 'owner', 'facet dropped'] as const;
  expect(relieved(kinds.map((kind) => weakening(kind)))).toEqual({ ...weakest, facets: [signed('sre')] });
});

test('a dropped criterion is gone, also out of what rests on it', () => {
  expect(relieved([weakening('recommended'), weakening('dropped', { relieved: null })])).toBeUndefined();
  const dropped = weakening('dropped', { criterion: 'C4', relieved: null });
  const gate = { ...smallGate, weakenings: [dropped] };
  const after = applyDeviations(gate, new Set([dropped.digest]));
  expect(after.criteria.map(({ id }) => id)).toEqual(['A4', 'B1', 'M1', 'E8', 'I2', 'L4']);
  expect(after.criteria.find(({ id }) => id === 'E8')?.restsOn).toEqual([]);
  expect(smallGate.criteria.find(({ id }) => id === 'E8')?.restsOn).toEqual(['C4']);
});

test('a deviation relieves its own criterion, and no floor criterion whatever it says', () => {
  expect(relieved([weakening('recommended', { criterion: 'A4' })])).toEqual(line);
  expect(relieved([weakening('dropped', { relieved: null })], { ...line, floor: true })).toEqual({
    ...line,
    floor: true,
  });
});

test('what no deviation is in force for stays as it is, and every weakening stays listed', () => {
  const listed = [weakening('recommended'), weakening('dropped', { relieved: null })];
  const gate = { ...smallGate, criteria: [...smallGate.criteria, line], weakenings: listed };
  const after = applyDeviations(gate, new Set([sha256('something else')]));
  expect(after).toEqual(gate);
});

test('differences from production stand while their own deviation is in force', () => {
  const difference = { service: 'web', key: 'image', reason: 'older' };
  const [first, second] = ['image', 'ports'].map((key) =>
    weakening('difference from production', { digest: sha256(key), difference: { ...difference, key } }),
  );
  if (!first || !second) throw new Error('There are two.');
  const production = { ...smallGate.production, differences: [{ ...difference, key: 'stale' }] };
  const gate = { ...smallGate, production, weakenings: [first, second, weakening('recommended')] };
  const keys = (...weakenings: Weakening[]) =>
    applyDeviations(gate, new Set(weakenings.map(({ digest }) => digest))).production.differences.map(({ key }) => key);
  expect(keys()).toEqual([]);
  expect(keys(second)).toEqual(['ports']);
  expect(keys(first, second, weakening('recommended'))).toEqual(['image', 'ports']);
});
