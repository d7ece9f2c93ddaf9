import { expect, test } from 'vitest';
import { duplicates, suggestion, wrongKey, wrongValue } from './gate-problem.ts';

test('a suggestion names what was probably meant, and all that is known', () => {
  expect(suggestion('quality', ['pm', 'qa'])).toBe('Known: pm, qa.');
  expect(suggestion('qaa', ['pm', 'qa'])).toBe('Did you mean "qa"? Known: pm, qa.');
  expect(suggestion('qa', [])).toBe('Known: none.');
});

test('of more than forty known words only the nearest is named', () => {
  const words = Array.from({ length: 41 }, (_, index) => `word-${index}`);
  expect(suggestion('word-4x', words)).toBe('Did you mean "word-4"?');
  expect(suggestion('nothing alike', words)).toBe('Write one that exists.');
  expect(suggestion('nothing alike', words.slice(1))).toBe(`Known: ${words.slice(1).join(', ')}.`);
});

test('a problem is with the key itself or with what stands under it', () => {
  expect(wrongKey(['a', 1], 'no', 'yes')).toEqual({ path: ['a', 1], at: 'key', what: 'no', instead: 'yes' });
  expect(wrongValue(['a', 1], 'no', 'yes')).toEqual({ path: ['a', 1], at: 'value', what: 'no', instead: 'yes' });
});

test('the second entry and every later one is named', () => {
  const second = (index: number) =>
    wrongValue(['list', index], 'the word a stands here a second time', 'Leave one of the two out.');
  expect(duplicates(['a', 'b', 'a', 'a'], ['list'], (word) => word, 'the word')).toEqual([second(2), second(3)]);
  expect(duplicates(['A', 'b', 'a'], ['list'], (word) => word.toLowerCase(), 'the word')).toEqual([second(2)]);
  expect(duplicates(undefined, ['list'], (word: string) => word, 'the word')).toEqual([]);
});
