import { expect, test } from 'vitest';
import { closedTestLayers, localLayer, minimalGateFile } from '../testing/minimal-gate-file.ts';
import { crossCheck, crossCheckNotes } from './cross-check.ts';
import type { GateFile } from './gate-file.ts';
import type { CriterionChange } from './profile.ts';

function problems(change: Partial<GateFile>, layers = closedTestLayers()) {
  return crossCheck({ ...minimalGateFile, ...change }, layers).map(({ path, what, instead }) => [
    path.join('.'),
    what,
    instead,
  ]);
}

function criteriaProblems(criteria: Readonly<Record<string, CriterionChange>>) {
  return problems({ criteria: criteria as GateFile['criteria'] });
}

const everyRole = ['pm', 'architect', 'tech', 'qa', 'sre', 'community', 'legal', 'security'];
const window = { zone: 'Europe/Berlin', cohortCap: 40, firstWave: 8, stopRules: [] };

test('the least gate file is without problems', () => {
  expect(problems({})).toEqual([]);
});

const cases: readonly (readonly [string, Partial<GateFile>, string, RegExp, RegExp])[] = [
  [
    'unknown role called',
    { callOrder: [...everyRole, 'secruity'] },
    'callOrder.8',
    /no role/,
    /Did you mean "security"/,
  ],
  ['role called twice', { callOrder: [...everyRole, 'pm'] }, 'callOrder.8', /second time/, /Leave one/],
  ['required role not called', { callOrder: everyRole.slice(1) }, 'callOrder', /leaves out pm/, /every required role/],
  [
    'profile’s role not required',
    { roles: { legal: { required: false } } },
    'roles.legal.required',
    /requires the GO/,
    /Leave the key out/,
  ],
  [
    'profile’s role signs by one',
    { roles: { tech: { everyHolderSigns: false } } },
    'roles.tech.everyHolderSigns',
    /every holder/,
    /Leave the key out/,
  ],
  ['role against itself', { incompatible: [['qa', 'qa']] }, 'incompatible.0', /with itself/, /two different/],
  ['unknown incompatible', { incompatible: [['qa', 'srx']] }, 'incompatible.0.1', /no role/, /"sre"/],
  ['quorum too large', { kickoff: { quorum: 9 } }, 'kickoff.quorum', /never be met/, /1 to 8/],
  [
    'phase before its past',
    { phase: { ...minimalGateFile.phase, number: 6 } },
    'phase.previous.number',
    /does not come before/,
    /below 6/,
  ],
  ['no build', { candidate: { version: '1' } }, 'candidate', /neither tag nor commit/, /tag:/],
  [
    'branch of the record',
    { git: { branch: 'Sallyport/Record', message: 'x' } },
    'git.branch',
    /holds the record/,
    /papers/,
  ],
  [
    'one file for two papers',
    { papers: { ...minimalGateFile.papers, minutes: 'P7.md' } },
    'papers.minutes',
    /same file/,
    /own file/,
  ],
  [
    'last phase’s log',
    { papers: { ...minimalGateFile.papers, log: 'p6.md' } },
    'papers.log',
    /previous phase/,
    /own papers/,
  ],
  [
    'unknown zone',
    { test: { ...window, zone: 'Europe/Berlim', start: '2027-03-01T09:00', end: '2027-03-02T09:00' } },
    'test.zone',
    /no time zone/,
    /IANA/,
  ],
  [
    'skipped time',
    { test: { ...window, start: '2027-03-28T02:30', end: '2027-04-02T09:00' } },
    'test.start',
    /skip/,
    /before or after/,
  ],
  [
    'no such day',
    { test: { ...window, start: '2027-02-28T02:30', end: '2027-02-31T09:00' } },
    'test.end',
    /no day/,
    /exists/,
  ],
  [
    'end before start',
    { test: { ...window, start: '2027-03-02T09:00', end: '2027-03-01T09:00' } },
    'test.end',
    /before it starts/,
    /after/,
  ],
  [
    'first wave too large',
    { test: { ...window, firstWave: 41, start: '2027-03-01T09:00', end: '2027-03-02T09:00' } },
    'test.firstWave',
    /larger/,
    /40 or less/,
  ],
  [
    'unknown owner of a deliverable',
    { deliverables: [{ id: '1', title: 'x', owner: 'techs', files: ['a'], acceptance: 'y' }] },
    'deliverables.0.owner',
    /no role/,
    /"tech"/,
  ],
  [
    'runner for no facet',
    { runners: { 'staging.exposure@time': ['gatehouse'] } },
    'runners.staging.exposure@time',
    /no criterion has/,
    /staging\.exposure@file/,
  ],
  [
    'runner for a misspelt facet',
    { runners: { 'staging.exposur@file': ['gatehouse'] } },
    'runners.staging.exposur@file',
    /no criterion/,
    /Did you mean "staging.exposure@file"/,
  ],
  ['runner named twice', { runners: { '*': ['a', 'a'] } }, 'runners.*.1', /second time/, /Leave one/],
  [
    'untracked twice',
    {
      untracked: [
        { path: 'a', kind: 'secret' },
        { path: 'A', kind: 'artefact' },
      ],
    },
    'untracked.1',
    /second time/,
    /Leave one/,
  ],
  [
    'secret that people read',
    { documents: [{ path: 'docs/g.md', title: 'x', kind: 'guide' }], untracked: [{ path: 'docs', kind: 'secret' }] },
    'untracked.0.path',
    /people read docs\/g\.md/,
    /Commit/,
  ],
  [
    'document twice',
    {
      documents: [
        { path: 'g.md', title: 'x', kind: 'guide' },
        { path: 'G.md', title: 'x', kind: 'faq' },
      ],
    },
    'documents.1',
    /second time/,
    /Leave one/,
  ],
  [
    'door twice',
    { staging: { files: ['c'], exposure: [door('tcp'), door('udp'), door('tcp')] } },
    'staging.exposure.2',
    /0\.0\.0\.0:443\/tcp/,
    /Leave one/,
  ],
];

function door(protocol: 'tcp' | 'udp') {
  return { address: '0.0.0.0', port: 443, protocol, service: 'gateway', purpose: 'web' };
}

test.each(cases)('%s', (_name, change, path, what, instead) => {
  const [found, ...others] = problems(change);
  expect(others).toEqual([]);
  expect(found?.[0]).toBe(path);
  expect(found?.[1]).toMatch(what);
  expect(found?.[2]).toMatch(instead);
});

const ofCriteria: readonly (readonly [string, Readonly<Record<string, CriterionChange>>, string, RegExp])[] = [
  ['unknown criterion', { A10: { required: false } }, 'criteria.A10', /no criterion A10/],
  ['dropping what is not there', { Z9: false }, 'criteria.Z9', /no criterion Z9/],
  [
    'own criterion about nothing',
    { P1: { title: 'x', owner: 'pm', facets: ['sign'] } },
    'criteria.P1',
    /bind no bytes/,
  ],
  ['another title for the profile’s', { A1: { title: 'x' } }, 'criteria.A1.title', /the profile's/],
  ['another sentence for the profile’s', { A1: { asks: 'x' } }, 'criteria.A1.asks', /the profile's/],
  ['floor dropped', { E8: false }, 'criteria.E8', /floor criterion/],
  ['floor given away', { I2: { owner: 'pm' } }, 'criteria.I2', /"owner legal" cannot become "owner pm"/],
  ['floor not required', { L4: { required: false } }, 'criteria.L4', /floor criterion/],
  ['floor waivable', { L4: { waivable: true } }, 'criteria.L4', /floor criterion/],
  ['floor not applicable', { I2: { notApplicable: 'no documents' } }, 'criteria.I2', /floor criterion/],
  ['floor without its probe', { I2: { facets: ['sign'] } }, 'criteria.I2', /floor criterion/],
  ['unknown owner', { A1: { owner: 'pmm' } }, 'criteria.A1.owner', /no role/],
  ['unknown signer', { A1: { facets: ['sign', { sign: ['qaa'] }] } }, 'criteria.A1.facets.1.sign.0', /no role/],
  ['unknown facet', { D1: { facets: ['staging.exposur@file'] } }, 'criteria.D1.facets.0', /no facet/],
  [
    'resting on itself',
    { P1: { title: 'x', owner: 'pm', facets: ['sign'], restsOn: ['P1'] } },
    'criteria.P1.restsOn.0',
    /cannot rest/,
  ],
  [
    'resting on nothing',
    { P1: { title: 'x', owner: 'pm', facets: ['sign'], restsOn: ['Q'] } },
    'criteria.P1.restsOn.0',
    /cannot rest/,
  ],
];

test.each(ofCriteria)('criteria: %s', (_name, criteria, path, what) => {
  const found = criteriaProblems(criteria);
  expect(found.map(([place]) => place)).toEqual([path]);
  expect(found[0]?.[1]).toMatch(what);
});

test('a criterion of one’s own, and a stricter floor, are fine', () => {
  const own = {
    title: 'x',
    owner: 'pm',
    facets: ['sign', 'staging.exposure@file'],
    about: ['staging' as const],
    restsOn: ['C', 'A1'],
  };
  expect(criteriaProblems({ P1: own, E8: { maxAge: 'P1D' } })).toEqual([]);
});

test('a shared profile may name roles that only the gate file knows', () => {
  const layers = [...closedTestLayers(), localLayer('./team.yaml', { A1: { owner: 'data' } })];
  expect(problems({}, layers)).toEqual([
    ['extends', expect.stringMatching(/team\.yaml gives A1 to "data"/), expect.anything()],
  ]);
  expect(problems({ roles: { data: { title: 'Data Lead' } } }, layers)).toEqual([]);
});

test('a time that clocks show twice is said, not refused', () => {
  const test7 = { ...window, start: '2026-10-25T02:30', end: '2026-11-02T09:00' };
  expect(problems({ test: test7 })).toEqual([]);
  const [note, ...others] = crossCheckNotes({ ...minimalGateFile, test: test7 });
  expect(others).toEqual([]);
  expect(note).toMatchObject({ path: ['test', 'start'], what: expect.stringContaining('2026-10-25T00:30:00Z') });
});
