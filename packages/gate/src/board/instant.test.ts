import { describe, expect, test } from 'vitest';
import { durationSeconds, epochSeconds, spanInWords } from './instant.ts';

describe('durations', () => {
  test.each([
    ['PT1S', 1],
    ['PT15M', 900],
    ['PT24H', 86_400],
    ['P1D', 86_400],
    ['P7D', 604_800],
    ['P2W', 1_209_600],
    ['P1DT2H3M4S', 93_784],
    ['PT0S', 0],
    ['P99999D', 8_639_913_600],
  ])('%s is %d seconds', (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });

  test.each([
    '',
    'P',
    'PT',
    'P1DT',
    '1D',
    'P1M',
    'P1Y',
    'P1W2D',
    'PT1H ',
    ' PT1H',
    'pt1h',
    '-P1D',
    'P1.5D',
    'P123456D',
  ])('%j is refused', (text) => {
    expect(() => durationSeconds(text)).toThrow(expect.objectContaining({ code: 'GATE_DURATION_INVALID' }));
    expect(() => durationSeconds(text)).toThrow(`"${text}" is no ISO 8601 duration such as PT24H or P7D.`);
  });
});

describe('instants', () => {
  test('are whole seconds', () => {
    expect(epochSeconds('1970-01-01T00:00:01Z')).toBe(1);
    expect(epochSeconds('1970-01-01T00:00:01.999Z')).toBe(1);
  });

  test('that are none are refused', () => {
    expect(() => epochSeconds('soon')).toThrow(expect.objectContaining({ code: 'GATE_INSTANT_INVALID' }));
    expect(() => epochSeconds('soon')).toThrow('"soon" is no RFC 3339 time such as 2026-12-01T09:00:00Z.');
  });
});

describe('spans', () => {
  test.each([
    [0, 'under a minute'],
    [59, 'under a minute'],
    [60, '1 min'],
    [3600, '1 h'],
    [3660, '1 h 1 min'],
    [86_400, '1 d'],
    [90_000, '1 d 1 h'],
    [86_460, '1 d 1 min'],
    [90_061, '1 d 1 h'],
    [-5, 'under a minute'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(spanInWords(seconds)).toBe(words);
  });
});
