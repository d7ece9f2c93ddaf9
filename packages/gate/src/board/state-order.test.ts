import { describe, expect, test } from 'vitest';
import type { State } from './board.ts';
import { bySeverity, byState, worst } from './state-order.ts';

const order: readonly State[] = ['failed', 'unknown', 'stale', 'awaiting', 'met'];

describe('states', () => {
  test('the worst of any two is the one that stands first', () => {
    for (const [place, left] of order.entries())
      for (const [other, right] of order.entries()) {
        expect(worst([left, right])).toBe(order[Math.min(place, other)]);
        expect(Math.sign(byState(left, right))).toBe(Math.sign(place - other));
      }
  });

  test('of nothing is unknown: nothing was found out', () => {
    expect(worst([])).toBe('unknown');
    expect(worst(['met'])).toBe('met');
  });
});

test('severities stand worst first', () => {
  const sorted = (['info', 'critical', 'low', 'high', 'medium'] as const).map((severity) => ({ severity }));
  expect(sorted.sort(bySeverity).map((each) => each.severity)).toEqual(['critical', 'high', 'medium', 'low', 'info']);
});
