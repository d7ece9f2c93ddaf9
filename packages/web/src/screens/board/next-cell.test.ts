import { expect, test } from 'vitest';
import { nextCell } from './next-cell.ts';

const rows = [['A1', 'A2', 'A3'], [], ['B1'], ['C1', 'C2']];

test.each([
  ['A1', 'ArrowRight', 'A2'],
  ['A3', 'ArrowRight', 'B1'],
  ['C2', 'ArrowRight', null],
  ['B1', 'ArrowLeft', 'A3'],
  ['A1', 'ArrowLeft', null],
  ['A3', 'ArrowDown', 'B1'],
  ['C2', 'ArrowUp', 'B1'],
  ['A2', 'Home', 'A1'],
  ['A2', 'End', 'A3'],
  ['A2', 'Enter', null],
  ['Z9', 'ArrowRight', null],
])('from %s by %s to %s', (from, key, to) => {
  expect(nextCell(rows, from, key)).toBe(to);
});
