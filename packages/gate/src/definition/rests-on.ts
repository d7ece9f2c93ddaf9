import type { Criterion } from './resolved-gate.ts';

/** The ids a summary sign-off binds: area letters stand for all criteria of the area but itself; absent ids fall out. */
export function expandRestsOn(criterion: Criterion, ids: ReadonlySet<string>): readonly string[] {
  const expanded = criterion.restsOn.flatMap((entry) =>
    entry.length === 1 ? [...ids].filter((id) => id.startsWith(entry)) : [entry],
  );
  return [...new Set(expanded)].filter((id) => id !== criterion.id && ids.has(id)).sort(compareIds);
}

/** Criteria in the order of the board: by area, then by number (`C2` before `C10`). */
export function compareIds(one: string, other: string): number {
  const area = one.charCodeAt(0) - other.charCodeAt(0);
  return area === 0 ? Number(one.slice(1)) - Number(other.slice(1)) : area;
}
