import { expect, test } from 'vitest';
import { home } from '../../testing/canned/board.ts';
import { sortHome } from './sort-home.ts';

test('what failed is not asked to be signed, and nothing stands in two lists', () => {
  const [first, second] = home.waiting;
  const [mending] = home.todo;
  if (!first || !second || !mending) throw new Error('The sample has these.');
  const failed = { ...first, about: 'D1', state: 'failed' } as const;
  const own = { ...first, about: mending.criterion ?? '', state: 'failed' } as const;
  const sorted = sortHome({ waiting: [first, failed, own, second], todo: [mending] });
  expect(sorted).toEqual({ ready: [first, second], blocked: [failed], todo: [mending] });
});
