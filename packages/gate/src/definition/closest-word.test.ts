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

const ofTwoLetters: readonly (readonly [string, string | null])[] = [
  ['mp', 'pm'],
  ['px', 'pm'],
  ['mx', null],
  ['xp', null],
  ['pmxx', null],
  ['x', null],
];

test.each(ofTwoLetters)('one edit away from pm, of which swapping neighbours is one: %s gives %s', (word, meant) => {
  expect(closestWord(word, ['pm'])).toBe(meant);
});

test('a third of the letters may be wrong, and no more, wherever they stand', () => {
  expect(closestWord('abcdef', ['abxxef'])).toBe('abxxef');
  expect(closestWord('abcdef', ['abxxxf'])).toBeNull();
  expect(closestWord('abcdef', ['xxabcdyz'])).toBeNull();
  expect(closestWord('abcdefghi', ['bacdefgih'])).toBe('bacdefgih');
  expect(closestWord('abcdefghi', ['badcfeihg'])).toBeNull();
});

test('the nearest is taken, the first of several that are as near', () => {
  expect(closestWord('criterai', ['criterium', 'criteria', 'criteric'])).toBe('criteria');
  expect(closestWord('qx', ['qa', 'qb'])).toBe('qa');
});

test('words of more than a hundred letters are not compared at all', () => {
  const word = 'x'.repeat(101);
  expect(closestWord(word, [word])).toBeNull();
  expect(closestWord(word.slice(1), [word.slice(1)])).toBe(word.slice(1));
});
