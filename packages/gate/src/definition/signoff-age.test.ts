import { expect, test } from 'vitest';
import { criterion, signed } from '../testing/small-gate.ts';
import type { Mode } from './resolved-gate.ts';
import { signoffMaxAge } from './signoff-age.ts';

function probing(mode: Mode) {
  return criterion('P1', 'qa', [signed('qa'), { kind: 'probe', id: `a.b@${mode}`, probe: 'a.b', mode }]);
}

test('a sign-off about staging, or beside a probe of something that runs, lasts seven days', () => {
  expect(signoffMaxAge(criterion('P1', 'qa', [signed('qa')], { about: ['papers', 'staging'] }))).toBe('P7D');
  for (const mode of ['engine', 'host', 'outside', 'time', 'api'] as const) {
    expect(signoffMaxAge(probing(mode)), mode).toBe('P7D');
  }
});

test('a sign-off about bytes, or beside a drill, lasts until they change', () => {
  expect(signoffMaxAge(criterion('P1', 'qa', [signed('qa')], { about: ['production'] }))).toBeNull();
  expect(signoffMaxAge(probing('file'))).toBeNull();
  expect(signoffMaxAge(probing('drill'))).toBeNull();
});
