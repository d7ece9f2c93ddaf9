import { expect, test } from 'vitest';
import {
  closedTestLayers,
  criterionOf,
  gateWith,
  localLayer,
  minimalGateFile,
  weakeningsOf,
} from '../testing/minimal-gate-file.ts';
import { applyDeviations } from './deviations.ts';
import type { CriterionChange, ProfileLayer } from './profile.ts';
import { resolveGate } from './resolve.ts';

const plain = gateWith({});

test('without changes the criteria are the profile’s and nothing is weakened', () => {
  expect(plain.criteria).toHaveLength(76);
  expect(plain.weakenings).toEqual([]);
  expect(plain.profile).toEqual({ name: 'closed-test', version: '2026.11' });
});

test('criteria stand by area and number, with areas expanded', () => {
  const ids = gateWith({ C10: { title: 'Own', owner: 'sre', facets: ['sign'], about: ['staging'] } }).criteria;
  expect(
    ids
      .map(({ id }) => id)
      .filter((id) => id.startsWith('C'))
      .join(),
  ).toBe('C0,C1,C2,C3,C4,C5,C6,C7,C10');
  expect(ids.find(({ id }) => id === 'E8')?.restsOn).toContain('C10');
});

const weaker: readonly (readonly [string, string, CriterionChange, string, string, string])[] = [
  ['dropped', 'B4', false, 'dropped', 'recommended, owner security', 'dropped'],
  ['recommended', 'B5', { required: false }, 'recommended', 'required', 'recommended'],
  ['age stretched', 'D1', { maxAge: 'P7D' }, 'age stretched', 'no older than PT24H', 'no older than P7D'],
  ['no age at all', 'D1', { maxAge: null }, 'age stretched', 'no older than PT24H', 'until its subject changes'],
  ['grace stretched', 'D1', { grace: 'P2D' }, 'grace stretched', 'grace PT24H', 'grace P2D'],
  ['waivable', 'D1', { waivable: true }, 'waivable', 'cannot be waived', 'can be waived'],
  ['facet dropped', 'B4', { facets: ['sign'] }, 'facet dropped', 'installers.sbom@file', 'sign by security'],
  [
    'signer dropped',
    'C1',
    { facets: ['staging.parity@file', 'staging.parity@engine', { sign: ['architect'] }] },
    'facet dropped',
    'sign by architect, sre',
    'sign by architect',
  ],
  [
    'signed only for findings',
    'A3',
    { facets: [{ sign: ['pm'], per: 'findings' }] },
    'facet dropped',
    'per deliverable',
    'per findings',
  ],
  ['owner', 'E5', { owner: 'security' }, 'owner', 'owner sre', 'owner security'],
  ['not applicable', 'N1', { notApplicable: 'no model' }, 'not applicable', 'applies', 'not applicable: no model'],
];

test.each(weaker)(
  '%s: the profile’s line holds and the weakening is listed',
  (_name, id, change, kind, profile, gate) => {
    const weakened = gateWith({ [id]: change });
    const listed = weakeningsOf(weakened, id);
    expect(listed.map((each) => each.kind)).toEqual([kind]);
    expect(listed[0]?.profile).toContain(profile);
    expect(listed[0]?.gate).toContain(gate);
    const { facets, ...line } = criterionOf(weakened, id);
    const before = criterionOf(plain, id);
    expect({ ...line, facets: [] }).toEqual({ ...before, facets: [] });
    for (const facet of before.facets) expect(facets.map((each) => each.id)).toContain(facet.id);
  },
);

test('a deviation in force brings the weaker line, and only its own', () => {
  const gate = gateWith({ B4: false, B5: { required: false }, D1: { maxAge: 'P7D', waivable: true } });
  const age = weakeningsOf(gate, 'D1').find(({ kind }) => kind === 'age stretched');
  const dropped = weakeningsOf(gate, 'B4')[0];
  const relieved = applyDeviations(gate, new Set([age?.digest ?? '', dropped?.digest ?? '']));
  expect(criterionOf(relieved, 'D1')).toEqual({ ...criterionOf(gate, 'D1'), maxAge: 'P7D' });
  expect(criterionOf(relieved, 'B5').required).toBe(true);
  expect(relieved.criteria.some(({ id }) => id === 'B4')).toBe(false);
  expect(relieved.weakenings).toEqual(gate.weakenings);
});

test('a dropped criterion falls out of what rests on it', () => {
  const gate = gateWith({ E3: false });
  const digests = new Set(gate.weakenings.map(({ digest }) => digest));
  expect(criterionOf(gate, 'E8').restsOn).toContain('E3');
  expect(criterionOf(applyDeviations(gate, digests), 'E8').restsOn).not.toContain('E3');
});

test('a new owner takes over the sign-off that was the old owner’s alone, with facets dropped beside', () => {
  const gate = gateWith({ E5: { owner: 'security', facets: ['sign'] } });
  const relieved = applyDeviations(gate, new Set(gate.weakenings.map(({ digest }) => digest)));
  expect(criterionOf(relieved, 'E5')).toMatchObject({
    owner: 'security',
    facets: [{ id: 'sign', roles: ['security'] }],
  });
  expect(criterionOf(gate, 'E5').facets.map(({ id }) => id)).toEqual(['staging.host@host', 'sign']);
});

test('what is stricter holds at once and is no weakening', () => {
  const gate = gateWith({
    B8: { required: true },
    D1: { maxAge: 'PT1H', grace: 'PT30M' },
    B5: { waivable: false },
    B1: { facets: ['installers.manifest@file', { sign: ['qa', 'security'] }] },
    C1: { facets: ['staging.parity@file', 'staging.parity@engine', 'sign'] },
  });
  expect(gate.weakenings).toEqual([]);
  expect(criterionOf(gate, 'B8').required).toBe(true);
  expect(criterionOf(gate, 'D1')).toMatchObject({ maxAge: 'PT1H', grace: 'PT30M' });
  expect(criterionOf(gate, 'B5').waivable).toBe(false);
  expect(criterionOf(gate, 'B1').facets.map(({ id }) => id)).toEqual(['installers.manifest@file', 'sign']);
  expect(criterionOf(gate, 'C1')).toEqual(criterionOf(plain, 'C1'));
});

test('a facet that is added beside one that is dropped is asked for at once', () => {
  const gate = gateWith({ B4: { facets: ['sign'] } });
  expect(criterionOf(gate, 'B4').facets.map(({ id }) => id)).toEqual([
    'installers.sbom@file',
    'installers.provenance@file',
    'sign',
  ]);
});

test('a weakening’s digest binds criterion, kind and both lines, not the reason', () => {
  const digest = (change: CriterionChange) => weakeningsOf(gateWith({ D1: change }), 'D1')[0]?.digest;
  expect(digest({ maxAge: 'P7D' })).toMatch(/^[0-9a-f]{64}$/);
  expect(digest({ maxAge: 'P7D', reason: 'other words' })).toBe(digest({ maxAge: 'P7D' }));
  expect(digest({ maxAge: 'P8D' })).not.toBe(digest({ maxAge: 'P7D' }));
  const na = (reason: string) => weakeningsOf(gateWith({ N1: { notApplicable: reason } }), 'N1')[0]?.digest;
  expect(na('no model')).not.toBe(na('no model yet'));
});

test('a team’s profile lies between: stricter lines become the line, later layers have the last word', () => {
  const team = localLayer('./team.yaml', { D1: { maxAge: 'PT12H' }, B5: { required: false }, B4: false });
  const layers = [...closedTestLayers(), team];
  const gate = gateWith({ D1: { maxAge: 'PT24H' }, B5: { required: true } }, {}, layers);
  expect(criterionOf(gate, 'D1').maxAge).toBe('PT12H');
  expect(gate.weakenings.map(({ criterion, kind }) => [criterion, kind])).toEqual([
    ['B4', 'dropped'],
    ['D1', 'age stretched'],
  ]);
  expect(gate.profile).toEqual({ name: 'closed-test + ./team.yaml', version: '2026.11 + 1' });
});

test('a phase without a predecessor and declared differences are listed', () => {
  const { previous: _none, ...phase } = minimalGateFile.phase;
  const differences = [{ service: 'gateway', key: 'deploy.replicas', reason: 'one host' }];
  const gate = gateWith({}, { phase, production: { files: ['compose.yaml'], differences } });
  expect(gate.weakenings.map(({ criterion, kind }) => [criterion, kind])).toEqual([
    ['A1', 'no signed predecessor'],
    ['C1', 'difference from production'],
  ]);
  expect(gate.production.differences).toEqual([]);
  const [, difference] = gate.weakenings;
  const relieved = applyDeviations(gate, new Set([difference?.digest ?? '']));
  expect(relieved.production.differences).toEqual(differences);
  expect(criterionOf(relieved, 'C1')).toEqual(criterionOf(gate, 'C1'));
});

test('without any profile the floor is there all the same', () => {
  const gate = gateWith({}, {}, [localLayer('./own.yaml', { E8: false, L4: { owner: 'pm' } })]);
  expect(gate.criteria.map(({ id }) => id)).toEqual(['E8', 'I2', 'L4']);
  expect(gate.criteria.every(({ floor, required, waivable }) => floor && required && !waivable)).toBe(true);
  expect(criterionOf(gate, 'L4')).toMatchObject({ owner: 'security', facets: [{ kind: 'sign', roles: ['security'] }] });
});

test('roles of the profile stay required and keep signing each', () => {
  const roles = { tech: { title: 'Techs', everyHolderSigns: false, required: false }, data: { title: 'Data Lead' } };
  const gate = gateWith({}, { roles });
  expect(gate.roles.find(({ id }) => id === 'tech')).toEqual({
    id: 'tech',
    title: 'Techs',
    needed: null,
    required: true,
    everyHolderSigns: true,
  });
  expect(gate.callOrder.at(-1)).toBe('data');
  expect(gate.kickoff.quorum).toBe(9);
});

test('the test window is read in its zone, and one that does not exist is refused', () => {
  const test7 = { zone: 'Europe/Berlin', cohortCap: 40, firstWave: 8, stopRules: [] };
  const gate = gateWith({}, { test: { ...test7, start: '2027-03-01T09:00', end: '2027-06-01T09:00' } });
  expect([gate.test?.start, gate.test?.end]).toEqual(['2027-03-01T08:00:00Z', '2027-06-01T07:00:00Z']);
  const skipped = { ...minimalGateFile, test: { ...test7, start: '2027-03-28T02:30', end: '2027-06-01T09:00' } };
  expect(() => resolveGate(skipped, closedTestLayers())).toThrow(/skipped by a change of clocks/);
});

test('an added criterion says where it stands, and one that says too little is not there', () => {
  const own = { title: 'Own', owner: 'sre', facets: ['sign'], about: ['staging' as const] };
  const team: ProfileLayer = {
    kind: 'local',
    path: './profiles/team.yaml',
    profile: { name: 'team', version: '3', criteria: { P1: own, P3: { required: false } } },
  };
  const gate = gateWith({ P2: own, P4: { required: false }, P5: false }, {}, [...closedTestLayers(), team]);
  expect(gate.criteria.flatMap(({ id, source }) => (id.startsWith('P') ? [[id, source]] : []))).toEqual([
    ['P1', 'profile ./profiles/team.yaml'],
    ['P2', 'gate file'],
  ]);
  expect(gate.profile).toEqual({ name: 'closed-test + ./profiles/team.yaml', version: '2026.11 + 3' });
});

test('the words of a weakening that no criterion asks for', () => {
  const { previous: _none, ...phase } = minimalGateFile.phase;
  const differences = [{ service: 'gateway', key: 'deploy.replicas', reason: 'one host' }];
  const gate = gateWith({}, { phase, production: { files: ['compose.yaml'], differences } });
  expect(gate.weakenings).toMatchObject([
    {
      criterion: 'A1',
      profile: 'the previous phase decided GO',
      gate: 'the gate file names no previous phase',
      reason: null,
      relieved: criterionOf(gate, 'A1'),
      difference: null,
    },
    {
      criterion: 'C1',
      profile: 'gateway.deploy.replicas as in production',
      gate: 'gateway.deploy.replicas differs: one host',
      reason: 'one host',
      relieved: criterionOf(gate, 'C1'),
      difference: differences[0],
    },
  ]);
});

test('a weakening carries the criterion as it would be', () => {
  const relieved = (change: CriterionChange) => weakeningsOf(gateWith({ E5: change }), 'E5')[0]?.relieved;
  const e5 = criterionOf(plain, 'E5');
  expect(relieved(false)).toBeNull();
  expect(relieved({ required: false })).toEqual({ ...e5, required: false });
  expect(relieved({ notApplicable: 'no host' })).toEqual(e5);
  const sign = { kind: 'sign', id: 'sign', roles: ['security'], per: 'criterion' };
  expect(relieved({ owner: 'security' })).toEqual({ ...e5, owner: 'security', facets: [e5.facets[0], sign] });
});
