import { expect, test } from 'vitest';
import { closedTest } from '../profiles/closed-test-profile.ts';
import { basesOf, builtInLayer } from './layers.ts';

test('bases are what extends names, in order, and none without it', () => {
  expect(basesOf(undefined)).toEqual([]);
  expect(basesOf('closed-test')).toEqual(['closed-test']);
  expect(basesOf(['closed-test', './team.yaml'])).toEqual(['closed-test', './team.yaml']);
});

test('a built-in profile is a layer, another name is none', () => {
  expect(builtInLayer('closed-test')).toEqual({ kind: 'built-in', profile: closedTest });
  expect(builtInLayer('toString')).toBeNull();
});
