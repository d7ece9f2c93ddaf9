import { expect, test } from 'vitest';
import { isAsNew, isTouched } from './touched.ts';

test.each<[string, readonly string[], boolean]>([
  ['/api/board', ['criterion:C2'], true],
  ['/api/home', ['kickoff'], true],
  ['/api/criteria/C2', ['criterion:C2'], true],
  ['/api/criteria/C2', ['criterion:C3'], false],
  ['/api/criteria/C2', ['board'], true],
  ['/api/criteria/C2', ['people'], false],
  ['/api/people', ['board'], false],
  ['/api/people', ['people'], true],
  ['/api/record/statements/00', ['record'], true],
  ['/api/record', ['people'], false],
  ['/api/visit', ['record'], true],
  ['/api/visit', ['board'], false],
  ['/api/exposure', ['criterion:D2'], true],
  ['/api/exposure', ['people'], false],
  ['/api/board', [], false],
])('%s after %j: %s', (path, touches, touched) => {
  expect(isTouched(path, touches)).toBe(touched);
});

test.each<[string, unknown, boolean]>([
  ['/api/board', { revision: 7 }, true],
  ['/api/home', { revision: 8 }, true],
  ['/api/board', { revision: 6 }, false],
  ['/api/kickoff', { revision: 8 }, false],
  ['/api/board', undefined, false],
  ['/api/board', { revision: '8' }, false],
])('%s as %j has the news of revision 7: %s', (path, data, known) => {
  expect(isAsNew(path, data, 7)).toBe(known);
});
