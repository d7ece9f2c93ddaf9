import { expect, test } from 'vitest';
import { printable, printableText } from './printable.ts';

test('one line stays one line: nothing in it can begin another, move the cursor or turn the reading direction', () => {
  expect(printable('a\nGO  all is well')).toBe('a\\u{a}GO  all is well');
  expect(printable('\u001B[2Jx\r\u0007\u009B1m')).toBe('\\u{1b}[2Jx\\u{d}\\u{7}\\u{9b}1m');
  expect(printable('a\u202Eb\u2066c\u2028d')).toBe('a\\u{202e}b\\u{2066}c\\u{2028}d');
  expect(printable('Zoë – 日本 ✓')).toBe('Zoë – 日本 ✓');
});

test('a whole text keeps its lines and tabs, and nothing else that moves a cursor', () => {
  expect(printableText('a\n\tb\r\u001B[0m')).toBe('a\n\tb\\u{d}\\u{1b}[0m');
});
