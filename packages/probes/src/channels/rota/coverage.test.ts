import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Interval, minutesOf, uncovered, without } from './coverage.ts';

const minute = 60_000;
const window: Interval = { startMs: 0, endMs: 600 * minute };

const interval = fc
  .tuple(fc.integer({ min: -100, max: 700 }), fc.integer({ min: 0, max: 200 }))
  .map(([start, length]): Interval => ({ startMs: start * minute, endMs: (start + length) * minute }));

it('finds exactly the minutes that no interval covers', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
      const gaps = uncovered(window, intervals);
      for (let at = window.startMs; at < window.endMs; at += minute) {
        const covered = intervals.some(({ startMs, endMs }) => startMs <= at && at < endMs);
        const inGap = gaps.some(({ startMs, endMs }) => startMs <= at && at < endMs);
        expect(inGap).toBe(!covered);
      }
    }),
  );
});

it('gives gaps in order, apart from each other and inside the window', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
      let last = window.startMs;
      for (const [index, { startMs, endMs }] of uncovered(window, intervals).entries()) {
        expect(index === 0 ? startMs >= last : startMs > last).toBe(true);
        expect(endMs).toBeGreaterThan(startMs);
        last = endMs;
      }
      expect(last).toBeLessThanOrEqual(window.endMs);
    }),
  );
});

it('does not count the second before midnight as a gap, and counts the minute', () => {
  const until = (endMs: number): readonly Interval[] =>
    uncovered(window, [
      { startMs: 0, endMs },
      { startMs: 300 * minute, endMs: window.endMs },
    ]);
  expect(until(300 * minute - 1000)).toEqual([]);
  expect(minutesOf(until(299 * minute))).toBe(1);
});

it('takes from gaps what other gaps hold already', () => {
  const gap = { startMs: 0, endMs: 100 * minute };
  expect(without([gap], [{ startMs: 20 * minute, endMs: 80 * minute }])).toEqual([
    { startMs: 0, endMs: 20 * minute },
    { startMs: 80 * minute, endMs: 100 * minute },
  ]);
  expect(without([gap], [gap])).toEqual([]);
});
