import { expect, test } from 'vitest';
import { fit } from './style.ts';

test('what does not fit is cut, and the cut is marked', () => {
  expect(fit('abc', 5)).toBe('abc  ');
  expect(fit('abcdef', 4)).toBe('abc…');
});
