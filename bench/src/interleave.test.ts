import { expect, test } from 'vitest';
import { interleave, interleaveCpu, milliseconds, samplesOf } from './interleave.ts';

test('takes minimum and median, not the mean that one busy moment spoils', () => {
  expect(samplesOf([3, 100, 1, 2, 4])).toEqual({ min: 1, median: 3 });
  expect(milliseconds({ min: 1.25, median: 3 })).toBe('1.3 ms (median 3.0)');
});

test('runs the things in turn, with one round to warm up', async () => {
  const order: string[] = [];
  await interleave(2, { ours: () => void order.push('ours'), peer: () => void order.push('peer') });
  expect(order).toEqual(['ours', 'peer', 'ours', 'peer', 'ours', 'peer']);
});

test('processor time is taken round by round as well', async () => {
  const order: string[] = [];
  const times = await interleaveCpu(1, { ours: () => void order.push('ours'), peer: () => void order.push('peer') });
  expect(order).toEqual(['ours', 'peer', 'ours', 'peer']);
  expect(Object.keys(times)).toEqual(['ours', 'peer']);
});
