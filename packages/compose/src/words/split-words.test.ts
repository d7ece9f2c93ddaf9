import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import { splitWords } from './split-words.ts';

test.each<[string, string, readonly string[]]>([
  ['nothing', '', []],
  ['blanks alone', ' \t\n', []],
  ['blanks separate', 'a b', ['a', 'b']],
  ['many blanks, tabs and line breaks', '  a \t b\r\nc ', ['a', 'b', 'c']],
  ['double quotes keep together', 'echo "a b"', ['echo', 'a b']],
  ['single quotes keep together', "echo 'a b'", ['echo', 'a b']],
  ['quotes inside a word', 'a"b c"d', ['ab cd']],
  ['quotes beside each other', `'a'"b"`, ['ab']],
  ['empty quotes are a word', `a "" ''`, ['a', '', '']],
  ['the other quote is text', `"it's" '"x"'`, ["it's", '"x"']],
  ['a backslash keeps a blank', 'a\\ b', ['a b']],
  ['a backslash keeps a quote', 'a\\"b \\\'', ['a"b', "'"]],
  ['a backslash keeps a backslash', 'a\\\\b', ['a\\b']],
  ['\\t and \\n are a tab and a line break', 'a\\tb\\nc', ['a\tb\nc']],
  ['a backslash counts in double quotes', '"a\\"b" "\\x"', ['a"b', 'x']],
  ['a backslash is text in single quotes', "'a\\nb'", ['a\\nb']],
  ['variables stay', 'echo $HOME ${X:-a}', ['echo', '$HOME', '${X:-a}']],
  ['$(…) stays, in one word', 'echo $(date +%s) b', ['echo', '$(date +%s)', 'b']],
  ['backticks stay, in one word', 'echo `date -u` b', ['echo', '`date -u`', 'b']],
  ['brackets in quotes are text', 'echo "(a)" \'$(b)\'', ['echo', '(a)', '$(b)']],
  ['; ends the command', 'echo a; echo b', ['echo', 'a']],
  ['&& ends the command', 'migrate && serve', ['migrate']],
  ['a pipe ends the command', 'cat x | sort', ['cat', 'x']],
  ['a redirection ends the command', 'run >log', ['run']],
  ['the digit of a redirection is no word', 'run 2>log', ['run']],
  ['a redirection within a word', 'a>b', ['a']],
  ['such signs in quotes are text', 'sh -c "a; b && c | d > e"', ['sh', '-c', 'a; b && c | d > e']],
  ['such a sign behind a backslash is text', 'a \\; b', ['a', ';', 'b']],
  ['a # is text', 'a #b', ['a', '#b']],
  ['* and ~ are text', 'ls ~/*', ['ls', '~/*']],
  ['letters of any language', 'écho "日本 語"', ['écho', '日本 語']],
])('%s: %j', (_statement, text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test.each([
  ['"a', 'double quote'],
  ["a 'b", 'single quote'],
  ['a\\', 'backslash'],
  ['`a', 'backtick'],
  ['$(a', 'bracket'],
  ['(a)', 'bracket outside quotes'],
  ['a)', 'bracket'],
  ['$(a (b))', 'bracket outside quotes'],
])('refused: %j', (text, part) => {
  expect(() => splitWords(text)).toThrow(part);
  expect(() => splitWords(text)).toThrow(ComposeError);
});

test('words in single quotes are the words', () => {
  fc.assert(
    fc.property(fc.array(fc.string().filter((word) => !word.includes("'"))), (words) => {
      expect(splitWords(words.map((word) => `'${word}'`).join(' '))).toEqual(words);
    }),
  );
});
