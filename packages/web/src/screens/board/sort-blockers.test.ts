import type { Blocker } from '@sallyport/server/contract';
import { expect, test } from 'vitest';
import { board } from '../../testing/canned/board.ts';
import { sortBlockers } from './sort-blockers.ts';

const [sample] = board.blockers;

function row(reason: string, more: Partial<Blocker> = {}): Blocker {
  if (!sample) throw new Error('The sample has a blocker.');
  return { ...sample, reason, mine: false, ...more };
}

test('mine come first, few of the others follow, and nothing is left out', () => {
  const many = Array.from({ length: 20 }, (_, index) => row(`failure ${index}`));
  const mine = row('mine', { mine: true });
  const poll = row('the poll', { mine: true, later: true, criterion: null, criteria: [] });
  const sorted = sortBlockers({ blockers: [...many, mine, poll], areas: board.areas });
  expect(sorted.mine).toEqual([mine]);
  expect(sorted.next).toEqual(many.slice(0, 5));
  expect(sorted.rest.flatMap(({ blockers }) => blockers)).toHaveLength(16);
  expect(sorted.rest.at(-1)?.blockers).toEqual([poll]);
});

test('what one signature answers is folded apart from failures of the same area', () => {
  const failures = Array.from({ length: 8 }, (_, index) => row(`failure ${index}`));
  const { rest } = sortBlockers({ blockers: [...failures, row('sign', { state: 'awaiting' })], areas: board.areas });
  expect(rest.map(({ title }) => title)).toEqual(['D Exposure', 'Signatures']);
});
