import { expect, test } from 'vitest';
import { closestWord } from './closest-word.ts';

const known = ['callOrder', 'candidate', 'criteria', 'qa', 'sre', 'security', 'staging'];

test.each([
  ['callOder', 'callOrder'],
  ['callorder', 'callOrder'],
  ['canddiate', 'candidate'],
  ['criterias', 'criteria'],
  ['stagign', 'staging'],
  ['Qa', 'qa'],
  ['sr', 'sre'],
])('%s was meant to be %s', (word, meant) => {
  expect(closestWord(word, known)).toBe(meant);
});

test.each(['', 'zzz', 'production', 'x'.repeat(200)])('%j is near nothing', (word) => {
  expect(closestWord(word, known)).toBeNull();
});
