import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sarifLocation } from './sarif-location.ts';

function region(place: string) {
  return sarifLocation(place, 'sallyport.yaml').physicalLocation.region;
}

test.each([
  ['a whole line', 'a.yaml:3', { startLine: 3 }],
  ['from a column on', 'a.yaml:3:7', { startLine: 3, startColumn: 7 }],
  ['a value on one line', 'a.yaml:3:7-12', { startLine: 3, startColumn: 7, endLine: 3, endColumn: 12 }],
  ['a value on several lines', 'a.yaml:3:7-5.2', { startLine: 3, startColumn: 7, endLine: 5, endColumn: 2 }],
  ['an empty value', 'a.yaml:3:7-7', { startLine: 3, startColumn: 7, endLine: 3, endColumn: 7 }],
  ['columns that run backwards', 'a.yaml:3:7-6', { startLine: 3 }],
  ['lines that run backwards', 'a.yaml:3:7-2.9', { startLine: 3 }],
  ['a column 0', 'a.yaml:3:0-4', { startLine: 3 }],
  ['an end at column 0', 'a.yaml:3:2-0', { startLine: 3, startColumn: 2 }],
])('%s', (_, place, wanted) => {
  expect(region(place)).toEqual(wanted);
});

test('whatever a place says, its region is one that SARIF allows', () => {
  const number = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 99_999_999 }));
  const places = fc
    .tuple(number, fc.option(number), fc.option(number), fc.option(number))
    .map(([line, column, endLine, endColumn]) => {
      const end = endColumn === null ? '' : `-${endLine === null ? '' : `${endLine}.`}${endColumn}`;
      return `a.yaml:${line}${column === null ? '' : `:${column}`}${end}`;
    });
  fc.assert(
    fc.property(places, (place) => {
      const { startLine, startColumn, endLine, endColumn } = region(place);
      const all = [startLine, startColumn, endLine, endColumn].filter((each) => each !== undefined);
      expect(all.every((each) => Number.isSafeInteger(each) && each > 0)).toBe(true);
      expect(endColumn === undefined).toBe(endLine === undefined);
      if (endColumn !== undefined) expect(startColumn).toBeDefined();
      const isOneLine = (endLine ?? startLine) === startLine;
      expect(endLine ?? startLine).toBeGreaterThanOrEqual(startLine);
      if (isOneLine) expect(endColumn ?? Infinity).toBeGreaterThanOrEqual(startColumn ?? 1);
    }),
  );
});
