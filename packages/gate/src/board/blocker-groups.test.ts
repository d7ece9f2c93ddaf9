import { expect, test } from 'vitest';
import { blockerGroups } from './blocker-groups.ts';
import type { Explanation } from './board.ts';

function blocker(over: Partial<Explanation>): Explanation {
  return {
    criterion: 'A1',
    state: 'awaiting',
    reason: 'r',
    place: null,
    owner: 'pm',
    action: 'a',
    command: null,
    ...over,
  };
}

function sizes(...blockers: readonly Explanation[]): readonly number[] {
  return blockerGroups(blockers).map((group) => group.length);
}

test('what one act of one role settles is one thing; each failure and each rule is its own', () => {
  expect(sizes(blocker({}), blocker({ criterion: 'A2' }))).toEqual([2]);
  expect(sizes(blocker({}), blocker({ owner: 'qa' }), blocker({ reason: 's' }), blocker({ state: 'unknown' }))).toEqual(
    [1, 1, 1, 1],
  );
  expect(sizes(blocker({ state: 'failed' }), blocker({ state: 'failed' }))).toEqual([1, 1]);
  expect(sizes(blocker({ criterion: null }), blocker({ criterion: null }))).toEqual([1, 1]);
  expect(sizes()).toEqual([]);
});

test('the order is that of the first of each', () => {
  const [first, last] = blockerGroups([
    blocker({}),
    blocker({ state: 'failed', criterion: 'B1' }),
    blocker({ criterion: 'A3' }),
  ]);
  expect(first?.map(({ criterion }) => criterion)).toEqual(['A1', 'A3']);
  expect(last?.map(({ criterion }) => criterion)).toEqual(['B1']);
});
