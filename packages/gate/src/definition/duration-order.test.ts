import { expect, test } from 'vitest';
import { lastsLonger } from './duration-order.ts';

test.each([
  ['PT25H', 'P1D', true],
  ['PT24H', 'P1D', false],
  ['P1D', 'PT25H', false],
  [null, 'P9999D', true],
  ['P9999D', null, false],
  [null, null, false],
])('%s lasts longer than %s: %s', (one, other, longer) => {
  expect(lastsLonger(one, other)).toBe(longer);
});
