import { expect, test } from 'vitest';
import { isTouched } from './touched.ts';

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
