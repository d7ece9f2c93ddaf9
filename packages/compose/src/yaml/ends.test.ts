import { expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import { endsOfValues } from './parse-yaml.ts';

/** The text between the place and the end of the value that begins there. */
function marked(text: string, line: number, column: number): string | null {
  const end = endsOfValues(text)({ line, column });
  if (end === null) return null;
  const lines = text.split(/\r\n|\n|\r/);
  const body = lines.slice(line - 1, end.line);
  const last = body.length - 1;
  body[last] = (body[last] ?? '').slice(0, end.column - 1);
  body[0] = (body[0] ?? '').slice(column - 1);
  return body.join('\n');
}

test.each([
  ['plain text', 'a: one two # why\nb: 1\n', 1, 4, 'one two'],
  ['plain text at the end of the file', 'a: one', 1, 4, 'one'],
  ['plain text over lines', 'a: one\n  two\n\nb: 1\n', 1, 4, 'one\n  two'],
  ['double quotes', 'a: "x # y"   # why\n', 1, 4, '"x # y"'],
  ['single quotes over lines', "a: 'x\n  y'\nb: 1\n", 1, 4, "'x\n  y'"],
  ['a block of text', 'a: |\n  one\n  two\n\nb: 1\n', 1, 4, '|\n  one\n  two'],
  ['a list in brackets', 'a: [x, {b: c}] # why\n', 1, 4, '[x, {b: c}]'],
  ['an item in brackets', 'a: [x, "y z", w]\n', 1, 8, '"y z"'],
  ['the last item in brackets', 'a: [x, y ]\n', 1, 8, 'y'],
  ['a value in braces', 'a: {b: c, d: e}\n', 1, 8, 'c'],
  ['an item of a list', 'a:\n  - one\n  - two # why\n', 3, 5, 'two'],
  ['a whole list', 'a:\n  - one\n  - two # why\n# more\nb: 1\n', 2, 3, '- one\n  - two'],
  ['a whole mapping', 'a:\n  b: 1\n  c:\n    d: x\n\n# more\ne: 1\n', 2, 3, 'b: 1\n  c:\n    d: x'],
  ['a mapping that ends with nothing', 'a:\n  b: 1\n  c: # why\nd: 1\n', 2, 3, 'b: 1\n  c:'],
  ['a mapping in a list', 'a:\n  - b: 1\n    c: 2\n  - d: 3\n', 2, 5, 'b: 1\n    c: 2'],
  ['a tag and an anchor belong to it', 'a: !override &x [1]\nb: *x\n', 1, 4, '!override &x [1]'],
  ['an alias', 'a: &x [1]\nb: *x # why\n', 2, 4, '*x'],
  ['line ends of Windows', 'a: one\r\n  two\r\nb: 1\r\n', 1, 4, 'one\n  two'],
  ['a second document', 'a: 1\n---\nb: two\n', 3, 4, 'two'],
  ['no value begins there', 'a: one\n', 1, 2, null],
])('%s', (_, text, line, column, wanted) => {
  expect(marked(text, line, column)).toBe(wanted);
});

test('a text that does not read has no ends', () => {
  expect(() => endsOfValues('a: [')).toThrow(ComposeError);
});
