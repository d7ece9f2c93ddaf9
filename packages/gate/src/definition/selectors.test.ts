import { expect, test } from 'vitest';
import { gateWith, minimalGateFile } from '../testing/minimal-gate-file.ts';
import type { GateFile } from './gate-file.ts';
import type { ResolvedGate } from './resolved-gate.ts';
import { aboutSelectors, deliverableSelectors, selectorsOf } from './selectors.ts';

const rest: Partial<GateFile> = {
  deliverables: [{ id: '6.1', title: 'x', owner: 'tech', files: ['a.md', 'release/a.zip'], acceptance: 'y' }],
  test: { start: '2027-03-01T09:00', end: '2027-03-15T18:00', zone: 'UTC', cohortCap: 40, firstWave: 8, stopRules: [] },
  staging: { files: ['compose.yaml'], environment: ['.env.staging'] },
  production: { files: ['compose.yaml', 'compose.production.yaml'] },
  documents: [
    { path: 'guide.md', title: 'Guide', kind: 'guide' },
    { path: 'terms.md', title: 'Terms', kind: 'terms' },
  ],
  rota: { file: 'rota.ics' },
  incident: { plan: 'incident.md', onCall: ['sara'] },
  disclosure: { policy: 'SECURITY.md', governance: 'GOVERNANCE.MD' },
  installers: { manifest: 'release/manifest.json', directory: 'release', platforms: ['linux-x64'] },
  untracked: [
    { path: '.env.staging', kind: 'secret' },
    { path: 'release', kind: 'artefact' },
  ],
};
const gate = gateWith({ C9: { title: 'Own', owner: 'sre', facets: ['sign'], files: ['own.md'] } }, rest);

/** Criteria whose selectors name a key of the gate that differs between the two, or other things altogether. */
function touched(one: ResolvedGate, other: ResolvedGate): readonly string[] {
  const values = (each: ResolvedGate, id: string) =>
    aboutSelectors(each, id).map((selector) =>
      selector.kind === 'gate' ? selector.keys.map((key) => each[key as keyof ResolvedGate]) : selector,
    );
  return one.criteria
    .map(({ id }) => id)
    .filter((id) => JSON.stringify(values(one, id)) !== JSON.stringify(values(other, id)));
}

test('moving the test window touches scope and rota and nothing else', () => {
  const moved = gateWith({}, { ...rest, test: { ...rest.test, end: '2027-03-16T18:00' } as GateFile['test'] });
  expect(touched(gateWith({}, rest), moved)).toEqual(['A6', 'A7', 'J3', 'M1', 'M3']);
});

test('another tester document touches the criteria about documents alone', () => {
  const documents = [...(rest.documents ?? []), { path: 'faq.md', title: 'FAQ', kind: 'faq' as const }];
  expect(touched(gateWith({}, rest), gateWith({}, { ...rest, documents }))).toEqual([
    'I1',
    'I2',
    'I3',
    'I4',
    'I5',
    'J4',
  ]);
});

test('the previous phase is bound by its log, staging by its files, secrets as such', () => {
  expect(selectorsOf(gate, 'previous-log')).toEqual([
    { kind: 'gate', keys: ['phase'] },
    { kind: 'path', path: 'p6.md' },
  ]);
  expect(selectorsOf(gate, 'staging')).toEqual([
    { kind: 'gate', keys: ['staging'] },
    { kind: 'path', path: 'compose.yaml' },
    { kind: 'secret', path: '.env.staging' },
  ]);
});

test('what lies in a folder of artefacts is an artefact, each selector stands once', () => {
  expect(selectorsOf(gate, 'installers')).toEqual([
    { kind: 'gate', keys: ['installers'] },
    { kind: 'artefact', path: 'release/manifest.json' },
    { kind: 'artefact', path: 'release' },
  ]);
  expect(deliverableSelectors(gate, '6.1')).toEqual([
    { kind: 'path', path: 'a.md' },
    { kind: 'artefact', path: 'release/a.zip' },
  ]);
  expect(
    aboutSelectors(gate, 'C1').filter((each) => each.kind === 'path' && each.path === 'compose.yaml'),
  ).toHaveLength(1);
});

test('a criterion of the gate file’s own is about its files; one that is not there about nothing', () => {
  expect(aboutSelectors(gate, 'C9')).toEqual([{ kind: 'path', path: 'own.md' }]);
  expect(aboutSelectors(gate, 'Z9')).toEqual([]);
  expect(deliverableSelectors(gate, '9.9')).toEqual([]);
});

test('every group selects something even where the gate file says nothing about it', () => {
  const bare = gateWith({});
  for (const { id, about } of bare.criteria) {
    for (const group of about) expect(selectorsOf(bare, group).length, id).toBeGreaterThan(0);
  }
  expect(minimalGateFile.staging).toBeUndefined();
});
