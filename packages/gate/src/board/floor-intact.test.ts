import { expect, test } from 'vitest';
import type { Criterion, Facet } from '../definition/resolved-gate.ts';
import { probed, signed, smallGate } from '../testing/small-gate.ts';
import { floorIntact } from './floor-intact.ts';

function changed(id: string, change: Partial<Criterion>): readonly Criterion[] {
  return smallGate.criteria.map((each) => (each.id === id ? { ...each, ...change } : each));
}

const byFindings: Facet = { kind: 'sign', id: 'sign', roles: ['legal'], per: 'findings' };

test('the floor stands as the code says, and may be stricter', () => {
  expect(floorIntact(smallGate.criteria)).toBe(true);
  expect(
    floorIntact(changed('I2', { facets: [probed('documents.set'), probed('more.probes'), signed('qa', 'legal')] })),
  ).toBe(true);
  expect(floorIntact(changed('L4', { about: ['disclosure', 'governance', 'gate'] }))).toBe(true);
  expect(floorIntact(changed('E8', { restsOn: ['A4', 'C4'] }))).toBe(true);
});

test.each([
  ['probe', [signed('legal')]],
  ['sign-off', [probed('documents.set')]],
  ['facets at all', []],
  ['own probe, with another in its place', [probed('other.set'), signed('legal')]],
  ['sign-off for everything, beside a probe', [probed('documents.set'), byFindings]],
  ['owner among its signers', [probed('documents.set'), signed('qa')]],
] as const)('a floor criterion without its %s is not intact', (_, facets) => {
  expect(floorIntact(changed('I2', { facets }))).toBe(false);
});

test.each([
  ['E8', { required: false }],
  ['E8', { waivable: true }],
  ['E8', { owner: 'pm' }],
  ['E8', { floor: false }],
  ['E8', { about: [] }],
  ['L4', { about: ['governance'] }],
  ['E8', { restsOn: [] }],
] as const)('%s with %j is not intact', (id, change) => {
  expect(floorIntact(changed(id, change))).toBe(false);
});

test.each(['E8', 'I2', 'L4'])('a gate without %s is not intact', (id) => {
  expect(floorIntact(smallGate.criteria.filter((each) => each.id !== id))).toBe(false);
});
