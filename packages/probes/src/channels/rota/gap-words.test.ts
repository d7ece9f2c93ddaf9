import { expect, it } from 'vitest';
import { foldGaps } from './gap-words.ts';

const hour = 3_600_000;

function gap(start: string, hours: number): { startMs: number; endMs: number } {
  return { startMs: Date.parse(start), endMs: Date.parse(start) + hours * hour };
}

function words(...gaps: readonly { startMs: number; endMs: number }[]): readonly string[] {
  return foldGaps(gaps, 'Europe/Berlin').map((fold) => fold.words);
}

it('tells a single gap in the test’s zone and in UTC', () => {
  expect(words(gap('2026-12-05T21:00Z', 2))).toEqual([
    '5 Dec 2026 22:00 – 6 Dec 2026 00:00 Europe/Berlin (2026-12-05T21:00Z – 23:00Z)',
  ]);
});

it('folds a daily gap into one line, also over a clock change', () => {
  const days = [gap('2026-10-24T00:00Z', 1), gap('2026-10-25T01:00Z', 1), gap('2026-10-26T01:00Z', 1)];
  expect(words(...days)).toEqual([
    'every day 02:00–03:00 from 24 Oct 2026 to 26 Oct 2026 Europe/Berlin (first 2026-10-24T00:00Z – 01:00Z)',
  ]);
});

it('folds a weekly gap, and lists days that follow no rule', () => {
  expect(words(gap('2026-12-05T09:00Z', 1), gap('2026-12-12T09:00Z', 1))[0]).toContain(
    'every Saturday 10:00–11:00 from 5 Dec 2026 to 12 Dec 2026',
  );
  expect(words(gap('2026-12-01T09:00Z', 1), gap('2026-12-02T09:00Z', 1), gap('2026-12-05T09:00Z', 1))[0]).toContain(
    'on 1 Dec 2026, 2 Dec 2026, 5 Dec 2026 10:00–11:00',
  );
});

it('keeps gaps of different times apart, and gaps of days as they are', () => {
  expect(words(gap('2026-12-01T09:00Z', 1), gap('2026-12-02T10:00Z', 1), gap('2026-12-03T00:00Z', 48))).toHaveLength(3);
});
