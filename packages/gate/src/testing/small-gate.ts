import { floorCriteria } from '../definition/floor.ts';
import type { Criterion, Facet, ResolvedGate } from '../definition/resolved-gate.ts';

/** A probed facet of the small gate. */
export function probed(probe: string): Facet {
  return { kind: 'probe', id: `${probe}@file`, probe, mode: 'file' };
}

export function signed(...roles: string[]): Facet {
  return { kind: 'sign', id: 'sign', roles, per: 'criterion' };
}

export function criterion(
  id: string,
  owner: string,
  facets: readonly Facet[],
  more: Partial<Criterion> = {},
): Criterion {
  return {
    id,
    title: `Criterion ${id}`,
    asks: 'Something is true.',
    source: 'test',
    owner,
    facets,
    maxAge: null,
    grace: null,
    required: true,
    waivable: true,
    floor: false,
    about: [],
    files: [],
    restsOn: [],
    ...more,
  };
}

function floor(id: string, restsOn: readonly string[]): Criterion {
  const line = floorCriteria.find((each) => each.id === id);
  const facets = (line?.facets ?? []).map((each) =>
    typeof each === 'string' && each !== 'sign' ? probed(each.replace('@file', '')) : signed(line?.owner ?? ''),
  );
  const about = line?.about ?? [];
  return criterion(id, line?.owner ?? '', facets, { floor: true, waivable: false, about, restsOn });
}

/** Five roles, a probed criterion that ages, one that cannot be waived, a signed one, and the three floor criteria. */
export const smallGate: ResolvedGate = {
  sallyport: 1,
  profile: { name: 'small', version: '1' },
  project: { name: 'Small', origin: 'small.example/sallyport', kind: 'demo' },
  phase: { number: 7, title: 'Closed test', outcome: 'Phase 7 (Closed test) Initiated', previous: null },
  candidate: { version: '1.0.0', tag: 'v1.0.0', commit: null, changelog: null, versionFiles: [] },
  papers: { log: 'log.md', minutes: 'minutes.md', deliverables: 'deliverables.md', readiness: 'readiness.md' },
  git: { branch: 'feature/phase-7-setup', message: 'Phase 7.0: Begin.' },
  roles: ['pm', 'qa', 'sre', 'legal', 'security'].map((id) => ({
    id,
    title: id,
    needed: null,
    required: true,
    everyHolderSigns: false,
  })),
  callOrder: ['qa', 'sre', 'legal', 'security', 'pm'],
  incompatible: [['security', 'sre']],
  minimumGrade: 'B',
  kickoff: { quorum: 5 },
  criteria: [
    criterion('A4', 'qa', [probed('history.test-reports')], { maxAge: 'P7D' }),
    criterion('B1', 'qa', [probed('installers.manifest')], { waivable: false }),
    criterion('C4', 'sre', [signed('sre')], { about: ['staging'] }),
    criterion('M1', 'pm', [signed('pm')], { required: false }),
    floor('E8', ['C4']),
    floor('I2', []),
    floor('L4', []),
  ],
  weakenings: [],
  deliverables: [{ id: '6.1', title: 'The build', owner: 'qa', files: ['build.md'], acceptance: 'it starts' }],
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
  runners: { '*': ['ci'] },
};

export const smallFacets: ReadonlySet<string> = new Set([
  'history.test-reports@file',
  'installers.manifest@file',
  'documents.set@file',
]);
