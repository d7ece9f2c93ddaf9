import { expect, test } from 'vitest';
import { criterion, probed, signed } from '../testing/small-gate.ts';
import {
  addedLine,
  ageInWords,
  coversFacet,
  criterionInWords,
  facetInWords,
  facetsOf,
  ownedBy,
  profileLine,
  signBefore,
  unitedFacets,
} from './criterion-line.ts';
import type { Facet } from './resolved-gate.ts';

type Per = Extract<Facet, { kind: 'sign' }>['per'];
const byOwner = signBefore('qa', []);

function sign(per: Per, ...roles: string[]): Facet {
  return { kind: 'sign', id: 'sign', roles, per };
}

test('a bare sign is the owner’s, or what the line before asks for', () => {
  expect(byOwner).toEqual(signed('qa'));
  expect(signBefore('qa', [probed('a.b'), sign('findings', 'sre')])).toEqual(sign('findings', 'sre'));
  expect(facetsOf(['sign'], signBefore('qa', [signed('sre')]))).toEqual([signed('sre')]);
});

test('facets are read with their probe and mode', () => {
  expect(facetsOf(['staging.exposure@outside', { sign: ['sre', 'qa', 'sre'], per: 'deliverable' }], byOwner)).toEqual([
    { kind: 'probe', id: 'staging.exposure@outside', probe: 'staging.exposure', mode: 'outside' },
    sign('deliverable', 'sre', 'qa'),
  ]);
  expect(facetsOf([{ sign: [], per: 'findings' }], byOwner)).toEqual([sign('findings', 'qa')]);
  expect(facetsOf([{ sign: [] }], signBefore('qa', [sign('findings', 'sre')]))).toEqual([sign('findings', 'sre')]);
});

test('each facet stands once, several sign lines are one', () => {
  expect(facetsOf(['a.b@file', 'sign', 'a.b@file', { sign: ['sre', 'qa'] }], byOwner)).toEqual([
    probed('a.b'),
    signed('qa', 'sre'),
  ]);
});

test('facets are united in the order of the first, in the stricter way', () => {
  expect(unitedFacets([probed('a.b'), signed('qa')], [probed('c.d'), probed('a.b'), signed('sre')])).toEqual([
    probed('a.b'),
    signed('qa', 'sre'),
    probed('c.d'),
  ]);
  const united = (one: Per, other: Per) => unitedFacets([sign(one, 'qa')], [sign(other, 'qa')]);
  expect(united('findings', 'criterion')).toEqual([sign('criterion', 'qa')]);
  expect(united('criterion', 'findings')).toEqual([sign('criterion', 'qa')]);
  expect(united('findings', 'deliverable')).toEqual([sign('deliverable', 'qa')]);
  expect(united('deliverable', 'criterion')).toEqual([sign('deliverable', 'qa')]);
});

const covering: readonly (readonly [Facet, Facet, boolean])[] = [
  [probed('a.b'), probed('a.b'), true],
  [probed('a.b'), probed('a.c'), false],
  [probed('a.b'), signed('qa'), false],
  [signed('qa', 'sre'), signed('qa'), true],
  [signed('qa'), signed('qa', 'sre'), false],
  [sign('criterion', 'qa'), sign('findings', 'qa'), true],
  [sign('deliverable', 'qa'), sign('findings', 'qa'), true],
  [sign('findings', 'qa'), sign('criterion', 'qa'), false],
  [sign('criterion', 'qa'), sign('deliverable', 'qa'), false],
  [sign('deliverable', 'qa'), sign('deliverable', 'qa'), true],
];

test.each(covering)('%j covers %j: %s', (one, other, covers) => {
  expect(coversFacet(one, other)).toBe(covers);
});

test('a line of the profile as a criterion', () => {
  const line = {
    id: 'P1',
    title: 'Press kit approved',
    asks: 'Legal has read the press kit.',
    source: 'Release policy',
    owner: 'legal',
    facets: ['sign' as const, 'documents.set@file' as const],
    maxAge: 'P7D',
    required: true,
    waivable: false,
    about: ['tester-documents' as const],
    restsOn: ['A'],
  };
  const whole = { ...line, facets: [signed('legal'), probed('documents.set')], grace: null, files: [] };
  expect(profileLine(line, true)).toEqual({ ...whole, floor: true });
  expect(profileLine({ ...line, required: false, waivable: true }, false)).toEqual({
    ...whole,
    floor: false,
    required: false,
    waivable: true,
  });
});

test('an added criterion says what it is, and gets what it leaves out', () => {
  const least = { title: 'Press kit approved', owner: 'legal', facets: ['sign'] };
  expect(addedLine('P1', least, 'gate file')).toEqual({
    id: 'P1',
    title: 'Press kit approved',
    asks: 'Press kit approved',
    source: 'gate file',
    owner: 'legal',
    facets: [signed('legal')],
    maxAge: null,
    grace: null,
    required: true,
    waivable: true,
    floor: false,
    about: [],
    files: [],
    restsOn: [],
  });
  const said = {
    asks: 'Legal has read it.',
    source: 'Policy',
    maxAge: 'P7D',
    grace: 'P1D',
    required: false,
    waivable: false,
    about: ['gate' as const],
    files: ['kit.md'],
    restsOn: ['A1'],
  };
  expect(addedLine('P1', { ...least, ...said }, 'gate file')).toEqual({
    id: 'P1',
    title: 'Press kit approved',
    owner: 'legal',
    facets: [signed('legal')],
    floor: false,
    ...said,
  });
  expect(addedLine('P1', false, '')).toBeNull();
  expect(addedLine('P1', { ...least, title: undefined }, '')).toBeNull();
  expect(addedLine('P1', { ...least, owner: undefined }, '')).toBeNull();
  expect(addedLine('P1', { ...least, facets: undefined }, '')).toBeNull();
});

test('a new owner takes over what the old one signed alone, and nothing that others sign', () => {
  const owned = (...facets: Facet[]) => ownedBy(criterion('P1', 'qa', facets), 'sre');
  expect(owned(probed('a.b'), signed('qa'))).toEqual(criterion('P1', 'sre', [probed('a.b'), signed('sre')]));
  expect(owned(sign('findings', 'qa')).facets).toEqual([sign('findings', 'sre')]);
  expect(owned(signed('qa', 'legal')).facets).toEqual([signed('qa', 'legal')]);
  expect(owned(signed('legal')).facets).toEqual([signed('legal')]);
});

test('facets, criteria and ages in words', () => {
  expect(facetInWords(probed('a.b'))).toBe('a.b@file');
  expect(facetInWords(signed('qa', 'sre'))).toBe('sign by qa, sre');
  expect(facetInWords(sign('findings', 'qa'))).toBe('sign by qa, per findings');
  expect(ageInWords(null)).toBe('until its subject changes');
  expect(ageInWords('PT24H')).toBe('no older than PT24H');
  expect(criterionInWords(criterion('P1', 'qa', [probed('a.b'), signed('qa')], { maxAge: 'P7D' }))).toBe(
    'required, owner qa; a.b@file, sign by qa; no older than P7D',
  );
  expect(criterionInWords(criterion('P1', 'qa', [signed('qa')], { required: false }))).toBe(
    'recommended, owner qa; sign by qa; until its subject changes',
  );
});
