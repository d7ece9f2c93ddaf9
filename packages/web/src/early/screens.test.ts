import { expect, test } from 'vitest';
import { screenAt } from './screens.ts';

test.each([
  ['/', '/'],
  ['/board', '/board'],
  ['/criteria/D2', '/criteria/$id'],
  ['/documents', '/documents'],
  ['/documents/docs/TESTER_AGREEMENT.md', '/documents/$'],
  ['/record', '/record'],
  [`/record/${'0'.repeat(64)}`, '/record/$digest'],
  ['/criteria/$id', '/criteria/$id'],
  ['/criteria/', null],
  ['/record/$digest/x', '/record/$digest'],
  ['/constructor', null],
  ['/toString/x', null],
  ['/nothing', null],
])('%s is shown by %s', (path, screen) => {
  expect(screenAt(path)).toBe(screen);
});
