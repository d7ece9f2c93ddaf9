import { aboutSelectors, type ResolvedGate } from '@sallyport/gate';
import type { PaperKind } from '@sallyport/record';

/** One file that people are asked about. */
export interface IndexedDocument {
  /** As the gate file writes it; the tree may write it in another letter case. */
  readonly path: string;
  /** Criteria that are about it. */
  readonly criteria: readonly string[];
  /** Set for the papers, whose bytes may stand in the record alone. */
  readonly paper: PaperKind | null;
  /** Holds settings: its digest is shown, its bytes never. */
  readonly withheld: boolean;
}

/** Every document of a gate by path: what criteria and deliverables are about, and the papers. */
export function documentIndex(gate: ResolvedGate): ReadonlyMap<string, IndexedDocument> {
  const criteria = new Map<string, Set<string>>();
  const add = (path: string, criterion: string | null): void => {
    const so = criteria.get(path) ?? new Set<string>();
    if (criterion !== null) so.add(criterion);
    criteria.set(path, so);
  };
  for (const { id } of gate.criteria)
    for (const selector of aboutSelectors(gate, id)) if (selector.kind === 'path') add(selector.path, id);
  const untracked = gate.untracked.map(({ path }) => path);
  for (const path of gate.deliverables.flatMap(({ files }) => files))
    if (!untracked.some((each) => path === each || path.startsWith(`${each}/`))) add(path, null);
  const papers = new Map(Object.entries(gate.papers).map(([kind, path]) => [path, kind as PaperKind]));
  for (const path of papers.keys()) add(path, null);
  // The tree finds a file in any letter case, so in any letter case it is withheld.
  const settings = new Set([...gate.staging.environment, ...gate.production.environment].map(lowerCase));
  return new Map(
    [...criteria]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([path, ids]) => [
        path,
        {
          path,
          criteria: [...ids],
          paper: papers.get(path) ?? null,
          withheld: settings.has(lowerCase(path)) || /(?:^|\/)\.env[^/]*$/i.test(path),
        },
      ]),
  );
}

function lowerCase(path: string): string {
  return path.toLowerCase();
}
