import type { Criterion, ResolvedGate, SubjectGroup } from './resolved-gate.ts';
import type { Selector } from './subject.ts';

/**
 * What each subject group selects: files, and the keys of the resolved gate that say which files and what counts.
 * A key stands only where it matters, so that moving the test window touches scope and rota and nothing else.
 */
const groups: Readonly<Record<SubjectGroup, (gate: ResolvedGate) => readonly Selector[]>> = {
  gate: () => [keys('phase', 'test')],
  candidate: () => [keys('candidate'), { kind: 'candidate' }],
  'previous-log': (gate) => [keys('phase'), ...files(gate, gate.phase.previous?.log)],
  papers: () => [keys('papers'), { kind: 'paper', paper: 'log' }],
  deliverables: (gate) => [keys('deliverables'), ...files(gate, ...gate.deliverables.flatMap((each) => each.files))],
  reports: (gate) => [keys('testReports'), ...files(gate, ...gate.testReports.map(({ path }) => path))],
  'scan-reports': (gate) => [keys('scanReports'), ...files(gate, ...gate.scanReports.map(({ path }) => path))],
  staging: (gate) => [keys('staging'), ...files(gate, ...gate.staging.files, ...gate.staging.environment)],
  production: (gate) => [keys('production'), ...files(gate, ...gate.production.files, ...gate.production.environment)],
  'tester-documents': (gate) => [keys('documents'), ...files(gate, ...gate.documents.map(({ path }) => path))],
  'known-issues': (gate) => [keys('knownIssues', 'defectLimit'), ...files(gate, gate.knownIssues)],
  'host-loss': (gate) => [keys('hostLoss'), ...files(gate, gate.hostLoss)],
  installers: (gate) => [
    keys('installers'),
    ...files(gate, gate.installers?.manifest),
    ...(gate.installers ? [folder(gate, gate.installers.directory)] : []),
  ],
  rota: (gate) => [keys('rota', 'test'), ...files(gate, gate.rota?.file)],
  channels: () => [keys('channels')],
  incident: (gate) => [keys('incident'), ...files(gate, gate.incident?.plan)],
  disclosure: (gate) => [keys('disclosure'), ...files(gate, gate.disclosure?.policy)],
  governance: (gate) => [keys('disclosure'), ...files(gate, gate.disclosure?.governance)],
  narrative: (gate) => [keys('narrative'), ...files(gate, gate.narrative?.model)],
  trust: () => [keys('roles', 'incompatible', 'minimumGrade'), { kind: 'trust' }],
};

/** What a subject group selects in this gate, in a fixed order, nothing twice. Pure data: nothing is read. */
export function selectorsOf(gate: ResolvedGate, group: SubjectGroup): readonly Selector[] {
  return distinct(groups[group](gate));
}

/** What a criterion is about: its groups and its own files. Empty where the gate has no such criterion. */
export function aboutSelectors(gate: ResolvedGate, criterionId: string): readonly Selector[] {
  const criterion = gate.criteria.find(({ id }) => id === criterionId);
  return criterion
    ? distinct([...criterion.about.flatMap((group) => groups[group](gate)), ...ownFiles(gate, criterion)])
    : [];
}

/** What a deliverable is about: its line in the gate is bound by its digest, its files by theirs. */
export function deliverableSelectors(gate: ResolvedGate, deliverableId: string): readonly Selector[] {
  const deliverable = gate.deliverables.find(({ id }) => id === deliverableId);
  return deliverable ? distinct(files(gate, ...deliverable.files)) : [];
}

/** The selector of one path: its bytes in git, or as the gate declares it where git does not have it. */
export function fileSelector(gate: ResolvedGate, path: string): Selector {
  const declared = gate.untracked.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  return { kind: declared?.kind ?? 'path', path };
}

function ownFiles(gate: ResolvedGate, criterion: Criterion): readonly Selector[] {
  return files(gate, ...criterion.files);
}

function files(gate: ResolvedGate, ...paths: readonly (string | null | undefined)[]): readonly Selector[] {
  return paths.flatMap((path) => (path ? [fileSelector(gate, path)] : []));
}

function folder(gate: ResolvedGate, path: string): Selector {
  const selector = fileSelector(gate, path);
  return selector.kind === 'path' ? { kind: 'folder', path } : selector;
}

function keys(...names: readonly (keyof ResolvedGate)[]): Selector {
  return { kind: 'gate', keys: names };
}

function distinct(selectors: readonly Selector[]): readonly Selector[] {
  return [...new Map(selectors.map((selector) => [JSON.stringify(selector), selector])).values()];
}
