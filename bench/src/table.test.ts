import { expect, test } from 'vitest';
import type { Measurement } from './budget.ts';
import { tableLines } from './table.ts';

const line: Measurement = {
  work: 'status',
  measured: '90 ms',
  beside: '30 ms',
  value: 3,
  limit: 5,
  unit: 'ratio',
  better: 'lower',
};

test('says which budget was missed, in both directions', () => {
  const lines = tableLines([line, { ...line, value: 5.1 }, { ...line, better: 'higher', limit: 0.6, value: 0.59 }]);
  expect(lines.slice(2).map((text) => text.split(/\s{2,}/).at(-1))).toEqual(['holds', 'MISSED', 'MISSED']);
  expect(lines[2]).toContain('3.00 ×  ≤ 5 ×');
});
