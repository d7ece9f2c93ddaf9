import { expect, test } from 'vitest';
import { agoWords, durationWords, instantWords, spanWords } from './time-words.ts';

test.each([
  [-5, 'less than 1 min'],
  [59_000, 'less than 1 min'],
  [40 * 60_000, '40 min'],
  [3 * 3_600_000, '3 h'],
  [3.5 * 3_600_000, '3 h 30 min'],
  [16.5 * 3_600_000, '16 h'],
  [(6 * 24 + 14) * 3_600_000, '6 d 14 h'],
  [40 * 24 * 3_600_000 + 3_600_000, '40 d'],
])('%d ms are %s', (span, words) => {
  expect(spanWords(span)).toBe(words);
});

test('ages are said from where one stands', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(agoWords('2026-11-22T09:00:00Z', now)).toBe('3 h ago');
  expect(agoWords('2026-11-22T12:03:00Z', now)).toBe('just now');
  expect(agoWords('2026-11-23T12:00:00Z', now)).toBe('in 1 d');
});

test.each([
  ['P1D', '1 day'],
  ['PT25H', '25 hours'],
  ['P2DT1H30M', '2 days 1 hour 30 minutes'],
  ['P1Y', 'P1Y'],
  ['', ''],
])('%s is %s', (duration, words) => {
  expect(durationWords(duration)).toBe(words);
});

test('an instant is said in UTC, and what is none as it stands', () => {
  expect(instantWords('2026-11-02T07:05:00Z')).toBe('2 Nov 2026, 07:05 UTC');
  expect(instantWords('soon')).toBe('soon');
});
