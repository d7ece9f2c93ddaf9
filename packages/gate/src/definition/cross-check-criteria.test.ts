import { expect, test } from 'vitest';
import { closedTestLayers, localLayer, minimalGateFile } from '../testing/minimal-gate-file.ts';
import { crossCheck } from './cross-check.ts';
import { knownCriteria, knownFacets, criteriaProblems as profileProblems } from './cross-check-criteria.ts';
import type { GateFile } from './gate-file.ts';
import { wrongKey, wrongValue } from './gate-problem.ts';
import type { CriterionChange } from './profile.ts';

function problems(change: Partial<GateFile>, layers = closedTestLayers()) {
  return crossCheck({ ...minimalGateFile, ...change }, layers);
}

function criteriaProblems(criteria: Readonly<Record<string, CriterionChange>>) {
  return problems({ criteria: criteria as GateFile['criteria'] });
}

const roles = 'Known: pm, architect, tech, qa, sre, community, legal, security.';

test('criteria that are not there, and keys that only describe one’s own', () => {
  const missing = (id: string, near: string) =>
    wrongKey(
      ['criteria', id],
      `the profile has no criterion ${id}`,
      `Did you mean "${near}"? A criterion of your own needs title, owner and facets.`,
    );
  const described = (key: string) =>
    wrongKey(
      ['criteria', 'A1', key],
      `A1 is the profile's, and its ${key} with it`,
      'Leave the key out, or describe a criterion of your own under an id that the profile does not use.',
    );
  const a1 = { title: 'x', asks: 'x', source: 'x', about: ['gate' as const], files: ['a'], restsOn: ['A2'] };
  expect(criteriaProblems({ A10: { required: false }, B10: false, A1: a1 })).toEqual([
    missing('A10', 'A1'),
    missing('B10', 'B1'),
    ...['title', 'asks', 'source', 'about', 'files', 'restsOn'].map(described),
  ]);
});

test('an own criterion needs title, owner, facets, and something that it is about', () => {
  const whole = { title: 'x', owner: 'pm', facets: ['sign'], files: ['a.md'] };
  const whats = (change: CriterionChange) => criteriaProblems({ P1: change }).map(({ what }) => what);
  expect(whats(whole)).toEqual([]);
  for (const key of ['title', 'owner', 'facets'] as const) {
    expect(whats({ ...whole, [key]: undefined }), key).toEqual(['the profile has no criterion P1']);
  }
  expect(whats({ ...whole, files: undefined, about: ['gate'] })).toEqual([]);
  expect(whats({ ...whole, files: undefined, restsOn: ['A1'] })).toEqual([]);
  expect(criteriaProblems({ P1: { ...whole, files: undefined } })).toEqual([
    wrongKey(
      ['criteria', 'P1'],
      'nothing says what P1 is about, so a sign-off would bind no bytes',
      'Add `about` (subject groups), `files` (paths) or `restsOn` (criteria).',
    ),
  ]);
});

test('floor criteria: each key that would weaken one is named with what it would do', () => {
  const floor = (id: string, profile: string, gate: string) =>
    wrongValue(
      ['criteria', id],
      `${id} is a floor criterion: "${profile}" cannot become "${gate}"`,
      'Leave this out. A floor criterion can only be made stricter.',
    );
  expect(criteriaProblems({ E8: false, I2: { owner: 'pm', facets: ['sign'] } })).toEqual([
    floor('E8', 'required, owner security; sign by security; until its subject changes', 'dropped'),
    floor('I2', 'documents.set@file, sign by legal', 'sign by legal'),
    floor('I2', 'owner legal', 'owner pm'),
  ]);
});

test('roles, facets and criteria that an own criterion names', () => {
  const p2 = {
    title: 'x',
    owner: 'pmm',
    facets: ['sign', { sign: ['qa', 'qaa'] }, 'staging.exposur@file', 'staging.exposure@time', 'documents.set@file'],
    restsOn: ['P2', 'Q', 'P', 'P1', 'A', 'P3'],
  };
  const P1 = { title: 'x', owner: 'pm', facets: ['sign'], restsOn: ['A'] };
  const P30 = { title: 'x', owner: 'pm', facets: ['sign'], restsOn: ['A1'] };
  expect(criteriaProblems({ P1, P30, P2: p2 })).toEqual([
    wrongValue(['criteria', 'P2', 'owner'], '"pmm" is no role', `Did you mean "pm"? ${roles}`),
    wrongValue(['criteria', 'P2', 'facets', 1, 'sign', 1], '"qaa" is no role', `Did you mean "qa"? ${roles}`),
    wrongValue(
      ['criteria', 'P2', 'facets', 2],
      'there is no facet staging.exposur@file',
      'Did you mean "staging.exposure@file"?',
    ),
    wrongValue(
      ['criteria', 'P2', 'facets', 3],
      'there is no facet staging.exposure@time',
      'The probe has: staging.exposure@engine, staging.exposure@file, staging.exposure@host, staging.exposure@outside.',
    ),
    wrongValue(['criteria', 'P2', 'restsOn', 0], 'P2 cannot rest on P2', 'Name other criteria that exist.'),
    wrongValue(['criteria', 'P2', 'restsOn', 1], 'P2 cannot rest on Q', 'Name other criteria that exist.'),
    wrongValue(['criteria', 'P2', 'restsOn', 5], 'P2 cannot rest on P3', 'Name other criteria that exist.'),
  ]);
});

test('a facet that a shared profile brings in may be named above it, its dropped criteria bring none', () => {
  const team = localLayer('./team.yaml', { A1: { facets: ['own.thing@api', 'sign'] }, B1: false, B3: {} });
  const layers = [...closedTestLayers(), team];
  expect(
    problems({ criteria: { C1: { facets: ['own.thing@api'] } }, runners: { 'own.thing@api': ['ci'] } }, layers),
  ).toEqual([]);
  expect(problems({ runners: { 'own.thing@file': ['ci'] } }, layers)).toEqual([
    wrongKey(
      ['runners', 'own.thing@file'],
      'no criterion has the facet own.thing@file',
      'The probe has: own.thing@api.',
    ),
  ]);
});

test('what layers define: criteria in the order of the board, facets but no sign-offs, and the floor always', () => {
  const team = localLayer('./team.yaml', {
    C10: { facets: ['staging.drift@engine', 'sign', { sign: ['qa'] }] },
    C2: { facets: ['incident.plan@file'] },
    A1: false,
    B1: {},
  });
  expect(knownCriteria([team])).toEqual(['A1', 'B1', 'C2', 'C10', 'E8', 'I2', 'L4']);
  expect(knownFacets([team])).toEqual(['documents.set@file', 'incident.plan@file', 'staging.drift@engine']);
  expect(knownCriteria([])).toEqual(['E8', 'I2', 'L4']);
  expect(knownFacets([])).toEqual(['documents.set@file']);
  expect(knownFacets(closedTestLayers())).toEqual(
    expect.arrayContaining(['documents.set@file', 'staging.restart@drill']),
  );
});

test('a shared profile is checked without roles: nobody knows them yet', () => {
  const changes = {
    E8: { maxAge: 'P1D' },
    L4: { owner: 'pm' },
    I2: { facets: ['sign', { sign: ['nobody'] }, 'documents.set@file'] },
  };
  expect(profileProblems(changes, closedTestLayers(), null).map(({ path }) => path)).toEqual([['criteria', 'L4']]);
  expect(profileProblems({ A1: { owner: 'nobody' } }, closedTestLayers(), null)).toEqual([]);
  expect(profileProblems({ A1: { owner: 'nobody' } }, closedTestLayers(), []).map(({ instead }) => instead)).toEqual([
    'Known: none.',
  ]);
});
