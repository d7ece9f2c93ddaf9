import type { State } from './board.ts';

/** failed > unknown > stale > awaiting > met. */
const rank = { failed: 4, unknown: 3, stale: 2, awaiting: 1, met: 0 } as const satisfies Record<State, number>;

/** A criterion takes the worst of its facets; where there is none, nothing was found out. */
export function worst(states: readonly State[]): State {
  if (states.length === 0) return 'unknown';
  return states.reduce<State>((so, state) => (rank[state] > rank[so] ? state : so), 'met');
}

/** Sorts worst first. */
export function byState(left: State, right: State): number {
  return rank[right] - rank[left];
}

const severityRank = { critical: 4, high: 3, medium: 2, low: 1, info: 0 } as const;

export function bySeverity(
  left: { severity: keyof typeof severityRank },
  right: { severity: keyof typeof severityRank },
): number {
  return severityRank[right.severity] - severityRank[left.severity];
}
