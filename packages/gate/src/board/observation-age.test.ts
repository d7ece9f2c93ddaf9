import { describe, expect, test } from 'vitest';
import { scenario } from '../testing/scenario.ts';

const a4 = 'A4/history.test-reports@file';
const day = 86_400_000;

describe('the age of an observation', () => {
  test('counts from what it claims until it is sealed, and then from its seal at the latest', async () => {
    const made = await scenario();
    await made.baseline();
    const start = Date.parse(made.record.now());
    const at = (days: number) => new Date(start + days * day).toISOString().replace('.000Z', 'Z');
    await made.observe({ [a4]: { observedAt: at(5) } });
    expect(made.state('A4', { now: at(8) })).toBe('met');
    await made.record.seal({ at: at(0) });
    expect(made.state('A4', { now: at(8) })).toBe('stale');
    expect(made.state('A4', { now: at(7) })).toBe('met');
  });

  test('is not shortened by sealing it late', async () => {
    const made = await scenario();
    await made.baseline();
    const start = Date.parse(made.record.now());
    const at = (days: number) => new Date(start + days * day).toISOString().replace('.000Z', 'Z');
    await made.observe({ [a4]: { observedAt: at(0) } });
    await made.record.seal({ at: at(5) });
    expect(made.state('A4', { now: at(7) })).toBe('met');
    expect(made.state('A4', { now: at(8) })).toBe('stale');
  });
});
