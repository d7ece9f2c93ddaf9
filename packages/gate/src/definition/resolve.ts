import { applyChange, type Draft } from './apply-change.ts';
import { addedLine, profileLine } from './criterion-line.ts';
import { floorCriteria, isFloor } from './floor.ts';
import type { GateFile } from './gate-file.ts';
import type { CriterionChange, ProfileLayer } from './profile.ts';
import { resolveMaterials } from './resolve-materials.ts';
import { resolveRoles } from './resolve-roles.ts';
import type { Criterion, ResolvedGate, Weakening } from './resolved-gate.ts';
import { compareIds, expandRestsOn } from './rests-on.ts';
import { differenceFromProduction, draftedWeakenings, noPredecessor, weakerRules } from './weakenings.ts';

/**
 * Merges what `extends` brings in (`layers`, base first) with the gate file. Criteria carry the profile's line, made
 * stricter where the gate file asks for it; everything it asks for below that stands in `weakenings` until a deviation
 * is in force (`applyDeviations`). Throws GATE_INSTANT_INVALID for a test window that is no time.
 */
export function resolveGate(file: GateFile, layers: readonly ProfileLayer[]): ResolvedGate {
  const { criteria, weakenings } = resolveCriteria(file, layers);
  const { wishes, ...roles } = resolveRoles(file, layers);
  const { project, phase, candidate, papers, git } = file;
  return {
    sallyport: 1,
    profile: {
      name: layers.map(layerName).join(' + '),
      version: layers.map(({ profile }) => profile.version).join(' + '),
    },
    project: { name: project.name, origin: project.origin, kind: project.kind ?? 'live' },
    phase: {
      number: phase.number,
      title: phase.title,
      outcome: phase.outcome,
      previous: phase.previous ? { number: phase.previous.number, log: phase.previous.log } : null,
    },
    candidate: {
      version: candidate.version,
      tag: candidate.tag ?? null,
      commit: candidate.commit ?? null,
      changelog: candidate.changelog ?? null,
      versionFiles: candidate.versionFiles ?? [],
    },
    papers: {
      log: papers.log,
      minutes: papers.minutes,
      deliverables: papers.deliverables,
      readiness: papers.readiness,
    },
    git: { branch: git.branch, message: git.message },
    ...roles,
    criteria,
    weakenings: [...weakenings, ...weakerRules(wishes, criteria)],
    ...resolveMaterials(file),
  };
}

function layerName(layer: ProfileLayer): string {
  return layer.kind === 'built-in' ? layer.profile.name : layer.path;
}

function resolveCriteria(
  file: GateFile,
  layers: readonly ProfileLayer[],
): { readonly criteria: readonly Criterion[]; readonly weakenings: readonly Weakening[] } {
  // The floor comes first, so that whatever any layer says about it is a change and never its definition.
  const drafts = new Map<string, Draft>(
    floorCriteria.map((line) => [line.id, { line: profileLine(line, true), wishes: new Map() }]),
  );
  for (const layer of layers) {
    if (layer.kind === 'local') {
      applyLayer(drafts, layer.profile.criteria, `profile ${layer.path}`);
      continue;
    }
    for (const line of layer.profile.criteria) {
      if (!isFloor(line.id)) drafts.set(line.id, { line: profileLine(line, false), wishes: new Map() });
    }
  }
  applyLayer(drafts, file.criteria ?? {}, 'gate file');

  const ids = new Set([...drafts.keys()].sort(compareIds));
  const criteria: Criterion[] = [];
  const weakenings: Weakening[] = [];
  for (const id of ids) {
    const draft = drafts.get(id);
    if (!draft) continue;
    const line = { ...draft.line, restsOn: expandRestsOn(draft.line, ids) };
    criteria.push(line);
    weakenings.push(...draftedWeakenings(draft, line));
    if (id === 'A1' && !file.phase.previous) weakenings.push(noPredecessor(line));
    if (id === 'C1') {
      weakenings.push(...(file.production?.differences ?? []).map((each) => differenceFromProduction(line, each)));
    }
  }
  return { criteria, weakenings };
}

function applyLayer(
  drafts: Map<string, Draft>,
  changes: Readonly<Record<string, CriterionChange>>,
  where: string,
): void {
  for (const [id, change] of Object.entries(changes)) {
    const draft = drafts.get(id);
    if (draft) {
      drafts.set(id, applyChange(draft, change));
      continue;
    }
    const line = addedLine(id, change, where);
    if (line) drafts.set(id, { line, wishes: new Map() });
  }
}
