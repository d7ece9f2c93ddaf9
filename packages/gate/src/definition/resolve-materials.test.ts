import { expect, test } from 'vitest';
import { closedTestLayers, gateWith, localLayer, minimalGateFile } from '../testing/minimal-gate-file.ts';
import type { GateFile } from './gate-file.ts';
import { resolveGate } from './resolve.ts';

const everything: GateFile = {
  ...minimalGateFile,
  project: { ...minimalGateFile.project, kind: 'demo' },
  candidate: { version: '1', tag: 'v1', commit: '4c1f0a2', changelog: 'CHANGELOG.md', versionFiles: ['package.json'] },
  deliverables: [{ id: '6.1', title: 'Build', owner: 'tech', files: ['a.md'], acceptance: 'It starts.' }],
  test: {
    start: '2027-03-01T09:00',
    end: '2027-03-15T18:00',
    zone: 'Europe/Berlin',
    cohortCap: 40,
    firstWave: 8,
    stopRules: ['Any critical finding stops it'],
  },
  staging: {
    files: ['compose.yaml'],
    environment: ['.env.staging'],
    exposure: [
      { address: '::', port: 443, protocol: 'tcp', service: 'gateway', purpose: 'web' },
      {
        address: '0.0.0.0',
        port: 8443,
        protocol: 'udp',
        service: 'gateway',
        purpose: 'voice',
        tls: true,
        authentication: 'none',
        who: 'invited testers',
        until: '2027-03-15',
      },
    ],
  },
  production: {
    files: ['compose.production.yaml'],
    environment: ['.env.production'],
    differences: [{ service: 'web', key: 'image', reason: 'older' }],
  },
  documents: [
    { path: 'guide.md', title: 'Guide', kind: 'guide' },
    { path: 'terms.md', title: 'Terms', kind: 'terms' },
    { path: 'privacy.md', title: 'Privacy', kind: 'privacy' },
    { path: 'notice.md', title: 'Notice', kind: 'notice', legal: true },
    { path: 'draft.md', title: 'Draft', kind: 'terms', legal: false },
  ],
  knownIssues: 'issues.md',
  hostLoss: 'loss.md',
  testReports: [{ path: 'r.xml', format: 'junit', suite: 'acceptance' }],
  scanReports: [{ path: 's.sarif', format: 'sarif', suite: 'images' }],
  defectLimit: { high: 2 },
  channels: { chat: 'discord:closed-test', tracker: 'https://tracker.example' },
  rota: { file: 'rota.ics', allowedGapMinutes: 15 },
  incident: { plan: 'incident.md', onCall: ['sara'] },
  disclosure: { policy: 'SECURITY.md', governance: 'GOVERNANCE.md' },
  installers: { manifest: 'manifest.json', directory: 'release', platforms: ['linux-x64'] },
  narrative: { model: 'model.json', hardware: ['8gb'] },
  untracked: [{ path: '.env.staging', kind: 'secret' }],
  runners: { '*': ['gatehouse'] },
};

test('what the gate file names stands in the resolved gate', () => {
  const { criteria, weakenings, roles, ...gate } = resolveGate(everything, closedTestLayers());
  expect(criteria).toHaveLength(76);
  expect(roles).toHaveLength(8);
  expect(weakenings.map(({ kind }) => kind)).toEqual(['difference from production']);
  expect(gate).toEqual({
    sallyport: 1,
    profile: { name: 'closed-test', version: '2026.11' },
    project: { name: 'Emberfall', origin: 'emberfall.example/sallyport', kind: 'demo' },
    phase: minimalGateFile.phase,
    candidate: everything.candidate,
    papers: minimalGateFile.papers,
    git: minimalGateFile.git,
    callOrder: ['architect', 'tech', 'qa', 'sre', 'community', 'legal', 'security', 'pm'],
    incompatible: [],
    minimumGrade: 'B',
    kickoff: { quorum: 8 },
    deliverables: everything.deliverables,
    test: { ...everything.test, start: '2027-03-01T08:00:00Z', end: '2027-03-15T17:00:00Z' },
    staging: everything.staging,
    // A difference stands only while a deviation for it is in force.
    production: { ...everything.production, differences: [] },
    documents: [
      { path: 'guide.md', title: 'Guide', kind: 'guide', legal: false },
      { path: 'terms.md', title: 'Terms', kind: 'terms', legal: true },
      { path: 'privacy.md', title: 'Privacy', kind: 'privacy', legal: true },
      { path: 'notice.md', title: 'Notice', kind: 'notice', legal: true },
      { path: 'draft.md', title: 'Draft', kind: 'terms', legal: false },
    ],
    knownIssues: 'issues.md',
    hostLoss: 'loss.md',
    testReports: everything.testReports,
    scanReports: everything.scanReports,
    defectLimit: { critical: 0, high: 2 },
    channels: everything.channels,
    rota: everything.rota,
    incident: everything.incident,
    disclosure: everything.disclosure,
    installers: everything.installers,
    narrative: everything.narrative,
    untracked: everything.untracked,
    runners: { '*': ['gatehouse'] },
  });
});

test('what the gate file leaves out is empty or null, never undefined', () => {
  const {
    phase: { previous: _none, ...phase },
  } = minimalGateFile;
  const {
    criteria: _criteria,
    weakenings: _weakenings,
    roles: _roles,
    callOrder: _order,
    ...gate
  } = gateWith({}, { phase });
  expect(gate).toStrictEqual({
    sallyport: 1,
    profile: { name: 'closed-test', version: '2026.11' },
    project: { name: 'Emberfall', origin: 'emberfall.example/sallyport', kind: 'live' },
    phase: { ...phase, previous: null },
    candidate: { version: '0.9.9', tag: 'v0.9.9', commit: null, changelog: null, versionFiles: [] },
    papers: minimalGateFile.papers,
    git: minimalGateFile.git,
    incompatible: [],
    minimumGrade: 'B',
    kickoff: { quorum: 8 },
    deliverables: [],
    test: null,
    staging: { files: [], environment: [], exposure: [] },
    production: { files: [], environment: [], differences: [] },
    documents: [],
    knownIssues: null,
    hostLoss: null,
    testReports: [],
    scanReports: [],
    defectLimit: { critical: 0, high: 0 },
    channels: { chat: null, tracker: null },
    rota: null,
    incident: null,
    disclosure: null,
    installers: null,
    narrative: null,
    untracked: [],
    runners: {},
  });
});

test('parts that leave something out get the same defaults', () => {
  const gate = gateWith(
    {},
    {
      candidate: { version: '1', commit: '4c1f0a2' },
      staging: { files: ['compose.yaml'] },
      production: { files: ['compose.yaml'] },
      channels: { tracker: 'https://tracker.example' },
      rota: { file: 'rota.ics' },
    },
  );
  expect(gate.candidate).toEqual({ version: '1', tag: null, commit: '4c1f0a2', changelog: null, versionFiles: [] });
  expect(gate.staging).toEqual({ files: ['compose.yaml'], environment: [], exposure: [] });
  expect(gate.production).toEqual({ files: ['compose.yaml'], environment: [], differences: [] });
  expect(gate.channels).toEqual({ chat: null, tracker: 'https://tracker.example' });
  expect(gate.rota).toEqual({ file: 'rota.ics', allowedGapMinutes: 0 });
});

test.each([
  ['2027-03-28T02:30', 'Europe/Berlin', 'skipped by a change of clocks'],
  ['2027-02-30T02:30', 'Europe/Berlin', 'not a date'],
  ['2027-03-01T02:30', 'Europe/Atlantis', 'unknown zone'],
])('a test window from %s in %s is refused in words', (start, zone, why) => {
  const window = { start, zone, end: '2027-06-01T09:00', cohortCap: 40, firstWave: 8, stopRules: [] };
  expect(() => gateWith({}, { test: window })).toThrow(
    expect.objectContaining({
      code: 'GATE_INSTANT_INVALID',
      message: `The test window names ${start} in ${zone}, which is ${why}.`,
    }),
  );
});

test('roles: the gate file adds, retitles and asks for more, and never for less', () => {
  const gate = gateWith(
    {},
    {
      roles: {
        qa: { needed: 1, everyHolderSigns: true },
        data: {},
        press: { title: 'Press', required: false, needed: 2, everyHolderSigns: true },
      },
      callOrder: ['pm', 'nobody', 'press', 'pm', 'qa'],
      incompatible: [['security', 'sre']],
      minimumGrade: 'A',
    },
  );
  const role = (id: string) => gate.roles.find((each) => each.id === id);
  expect(role('qa')).toEqual({ id: 'qa', title: 'QA Lead', needed: null, required: true, everyHolderSigns: true });
  expect(role('data')).toEqual({ id: 'data', title: 'data', needed: null, required: true, everyHolderSigns: false });
  expect(role('press')).toEqual({ id: 'press', title: 'Press', needed: 2, required: false, everyHolderSigns: true });
  expect(gate.callOrder).toEqual([
    'pm',
    'press',
    'qa',
    ...gate.roles.map(({ id }) => id).filter((id) => !['pm', 'press', 'qa'].includes(id)),
  ]);
  expect(gate.incompatible).toEqual([['security', 'sre']]);
  expect(gate.minimumGrade).toBe('A');
  expect(gate.kickoff).toEqual({ quorum: 9 });
  expect(gateWith({}, { kickoff: { quorum: 3 } }).kickoff).toEqual({ quorum: 8 });
});

test('a profile of the project’s own brings no roles', () => {
  const gate = gateWith({}, {}, [localLayer('./team.yaml', {})]);
  expect([gate.roles, gate.callOrder, gate.kickoff]).toEqual([[], [], { quorum: 0 }]);
});
