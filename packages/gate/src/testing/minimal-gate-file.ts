import type { GateFile } from '../definition/gate-file.ts';
import { builtInLayer } from '../definition/layers.ts';
import type { CriterionChange, ProfileLayer } from '../definition/profile.ts';
import { resolveGate } from '../definition/resolve.ts';
import type { Criterion, ResolvedGate, Weakening } from '../definition/resolved-gate.ts';

/** The least that a gate file must say. */
export const minimalGateFile: GateFile = {
  sallyport: 1,
  extends: 'closed-test',
  project: { name: 'Emberfall', origin: 'emberfall.example/sallyport' },
  phase: {
    number: 7,
    title: 'External Closed Testing',
    outcome: 'Phase 7 Initiated',
    previous: { number: 6, log: 'p6.md' },
  },
  candidate: { version: '0.9.9', tag: 'v0.9.9' },
  papers: { log: 'p7.md', minutes: 'minutes.md', deliverables: 'deliverables.md', readiness: 'readiness.md' },
  git: { branch: 'feature/phase-7-setup', message: 'Phase 7.0: ready.' },
};

export function closedTestLayers(): readonly ProfileLayer[] {
  const layer = builtInLayer('closed-test');
  if (!layer) throw new Error('closed-test is not built in');
  return [layer];
}

/** A layer as a profile file of the project's own would make it. */
export function localLayer(path: string, criteria: Readonly<Record<string, CriterionChange>>): ProfileLayer {
  return { kind: 'local', path, profile: { name: path, version: '1', criteria } };
}

/** The minimal gate with these changes to its criteria, or with other keys. */
export function gateWith(
  criteria: Readonly<Record<string, CriterionChange>>,
  rest: Partial<GateFile> = {},
  layers: readonly ProfileLayer[] = closedTestLayers(),
): ResolvedGate {
  return resolveGate({ ...minimalGateFile, criteria: criteria as GateFile['criteria'], ...rest }, layers);
}

export function criterionOf(gate: ResolvedGate, id: string): Criterion {
  const criterion = gate.criteria.find((each) => each.id === id);
  if (!criterion) throw new Error(`no criterion ${id}`);
  return criterion;
}

export function weakeningsOf(gate: ResolvedGate, id: string): readonly Weakening[] {
  return gate.weakenings.filter(({ criterion }) => criterion === id);
}
