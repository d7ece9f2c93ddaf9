import type { Explanation } from './board.ts';

/**
 * What stands between us and GO, grouped as people count it, so that every page names the same number: failures one by
 * one, since each needs a mend of its own; things nobody looked at and answers that the same role owes together, since
 * one act settles them all.
 */
export function blockerGroups(blockers: readonly Explanation[]): readonly (readonly Explanation[])[] {
  const keyed = blockers.map((each, index) => ({ each, key: groupKey(each, index) }));
  return [...Map.groupBy(keyed, ({ key }) => key).values()].map((group) => group.map(({ each }) => each));
}

function groupKey({ criterion, state, owner, reason }: Explanation, index: number): string {
  if (criterion === null || state === 'failed') return `one ${index}`;
  return JSON.stringify([state, owner, reason]);
}
