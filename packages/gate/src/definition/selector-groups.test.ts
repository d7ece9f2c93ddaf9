import { expect, test } from 'vitest';
import { gateWith } from '../testing/minimal-gate-file.ts';
import type { SubjectGroup } from './resolved-gate.ts';
import { aboutSelectors, fileSelector, selectorsOf } from './selectors.ts';
import type { Selector } from './subject.ts';

function keys(...names: string[]): Selector {
  return { kind: 'gate', keys: names };
}

function path(name: string): Selector {
  return { kind: 'path', path: name };
}

const full = gateWith(
  {},
  {
    deliverables: [
      { id: '6.1', title: 'x', owner: 'tech', files: ['a.md', 'b.md'], acceptance: 'y' },
      { id: '6.2', title: 'x', owner: 'tech', files: ['b.md', 'c.md'], acceptance: 'y' },
    ],
    testReports: [{ path: 'r.xml', format: 'junit', suite: 's' }],
    scanReports: [{ path: 's.sarif', format: 'sarif', suite: 's' }],
    staging: { files: ['compose.yaml'], environment: ['.env'] },
    production: { files: ['compose.production.yaml'], environment: ['.env.production'] },
    documents: [{ path: 'guide.md', title: 'Guide', kind: 'guide' }],
    knownIssues: 'issues.md',
    hostLoss: 'loss.md',
    rota: { file: 'rota.ics' },
    incident: { plan: 'incident.md', onCall: ['sara'] },
    disclosure: { policy: 'SECURITY.md', governance: 'GOVERNANCE.md' },
    installers: { manifest: 'manifest.json', directory: 'release', platforms: ['linux-x64'] },
    narrative: { model: 'model.json', hardware: ['8gb'] },
  },
);
const { previous: _none, ...phase } = full.phase;
const bare = gateWith({}, { phase });

const groups: Readonly<Record<SubjectGroup, readonly [declared: readonly Selector[], bare: readonly Selector[]]>> = {
  gate: [[keys('phase', 'test')], [keys('phase', 'test')]],
  candidate: [
    [keys('candidate'), { kind: 'candidate' }],
    [keys('candidate'), { kind: 'candidate' }],
  ],
  'previous-log': [[keys('phase'), path('p6.md')], [keys('phase')]],
  papers: [
    [keys('papers'), { kind: 'paper', paper: 'log' }],
    [keys('papers'), { kind: 'paper', paper: 'log' }],
  ],
  deliverables: [[keys('deliverables'), path('a.md'), path('b.md'), path('c.md')], [keys('deliverables')]],
  reports: [[keys('testReports'), path('r.xml')], [keys('testReports')]],
  'scan-reports': [[keys('scanReports'), path('s.sarif')], [keys('scanReports')]],
  staging: [[keys('staging'), path('compose.yaml'), path('.env')], [keys('staging')]],
  production: [[keys('production'), path('compose.production.yaml'), path('.env.production')], [keys('production')]],
  'tester-documents': [[keys('documents'), path('guide.md')], [keys('documents')]],
  'known-issues': [[keys('knownIssues', 'defectLimit'), path('issues.md')], [keys('knownIssues', 'defectLimit')]],
  'host-loss': [[keys('hostLoss'), path('loss.md')], [keys('hostLoss')]],
  installers: [[keys('installers'), path('manifest.json'), { kind: 'folder', path: 'release' }], [keys('installers')]],
  rota: [[keys('rota', 'test'), path('rota.ics')], [keys('rota', 'test')]],
  channels: [[keys('channels')], [keys('channels')]],
  incident: [[keys('incident'), path('incident.md')], [keys('incident')]],
  disclosure: [[keys('disclosure'), path('SECURITY.md')], [keys('disclosure')]],
  governance: [[keys('disclosure'), path('GOVERNANCE.md')], [keys('disclosure')]],
  narrative: [[keys('narrative'), path('model.json')], [keys('narrative')]],
  trust: [
    [keys('roles', 'incompatible', 'minimumGrade'), { kind: 'trust' }],
    [keys('roles', 'incompatible', 'minimumGrade'), { kind: 'trust' }],
  ],
};

test.each(Object.entries(groups))('%s selects its keys and its files', (group, [declared, undeclared]) => {
  expect(selectorsOf(full, group as SubjectGroup)).toEqual(declared);
  expect(selectorsOf(bare, group as SubjectGroup)).toEqual(undeclared);
});

test('what git does not have is selected as it is declared: the path itself, or a folder above it', () => {
  const gate = gateWith(
    {},
    {
      untracked: [
        { path: 'deploy/.env', kind: 'secret' },
        { path: 'release', kind: 'artefact' },
      ],
    },
  );
  expect(fileSelector(gate, 'deploy/.env')).toEqual({ kind: 'secret', path: 'deploy/.env' });
  expect(fileSelector(gate, 'deploy/.env.example')).toEqual(path('deploy/.env.example'));
  expect(fileSelector(gate, 'release/a/b.zip')).toEqual({ kind: 'artefact', path: 'release/a/b.zip' });
  expect(fileSelector(gate, 'released.md')).toEqual(path('released.md'));
  expect(fileSelector(gate, 'old/release/a.zip')).toEqual(path('old/release/a.zip'));
});

test('an own criterion is about its groups first, then its files, nothing twice', () => {
  const own = { title: 'Own', owner: 'sre', facets: ['sign'], files: ['compose.yaml', 'own.md'] };
  const gate = gateWith(
    { C9: { ...own, about: ['staging' as const, 'trust' as const] } },
    { staging: { files: ['compose.yaml'] } },
  );
  expect(aboutSelectors(gate, 'C9')).toEqual([
    keys('staging'),
    path('compose.yaml'),
    keys('roles', 'incompatible', 'minimumGrade'),
    { kind: 'trust' },
    path('own.md'),
  ]);
});
