import { expect, test } from 'vitest';
import { criterion } from '../testing/small-gate.ts';
import { compareIds, expandRestsOn } from './rests-on.ts';

test('a summary rests on what there is, areas expanded, each once and in the order of the board', () => {
  const ids = new Set(['A1', 'C10', 'C2', 'D1', 'E8']);
  const rests = (...restsOn: string[]) => expandRestsOn(criterion('E8', 'security', [], { restsOn }), ids);
  expect(rests('C')).toEqual(['C2', 'C10']);
  expect(rests('D1', 'C', 'C2')).toEqual(['C2', 'C10', 'D1']);
  expect(rests('E', 'E8', 'A1')).toEqual(['A1']);
  expect(rests('C1', 'Z', 'Z1')).toEqual([]);
});

test('ids stand by area, then by number', () => {
  expect(['C10', 'B1', 'C2', 'A0', 'C0', 'A10'].toSorted(compareIds)).toEqual(['A0', 'A10', 'B1', 'C0', 'C2', 'C10']);
  expect(compareIds('C2', 'C2')).toBe(0);
});
