import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

function read(text: string): ReturnType<typeof readMarkdown> {
  return readMarkdown(new TextEncoder().encode(text));
}

const text = `---
title: x
---
# Phase 6

**Status:** done
**Date:** 14 November 2026

We ran 142 tests. See \`a.b. C\` and [r](../r.md),
then e.g. Foo v0.9.9. Done!

> quoted. Twice.

- [x] ticked
- [ ] open ~~struck~~ one

## 1. Table

| a | b |
|---|---|
| 6.1 | \`p\` |
`;

it('gives every text its line', () => {
  const { sentences } = read(text);
  expect(sentences.map(({ text: sentence, line }) => [line, sentence])).toEqual([
    [4, 'Phase 6'],
    [6, 'Status: done'],
    [7, 'Date: 14 November 2026'],
    [9, 'We ran 142 tests.'],
    [9, 'See a.b. C and r, then e.g. Foo v0.9.9.'],
    [10, 'Done!'],
    [12, 'quoted.'],
    [12, 'Twice.'],
    [14, 'ticked'],
    [15, 'open one'],
    [17, '1. Table'],
    [19, 'a'],
    [19, 'b'],
    [21, '6.1'],
    [21, 'p'],
  ]);
});

it('keeps lines under CRLF', () => {
  expect(read(text.replaceAll('\n', '\r\n'))).toEqual(read(text));
});

it('knows headings, boxes, tables, quotes and front matter', () => {
  const document = read(text);
  expect(document.frontMatter).toEqual({ text: 'title: x', line: 2 });
  expect(document.headings).toEqual([
    { depth: 1, text: 'Phase 6', line: 4 },
    { depth: 2, text: '1. Table', line: 17 },
  ]);
  expect(document.checkboxes.map((box) => box.checked)).toEqual([true, false]);
  expect(document.tables).toEqual([{ line: 19, header: ['a', 'b'], rows: [{ line: 21, cells: ['6.1', 'p'] }] }]);
  expect(document.sentences.filter((sentence) => sentence.quoted)).toHaveLength(2);
  expect(document.sentences.at(-1)).toMatchObject({
    where: 'cell',
    row: 21,
    codes: ['p'],
    under: ['Phase 6', '1. Table'],
  });
  expect(document.links).toEqual([{ target: '../r.md', text: 'r', line: 9, image: false }]);
});

describe('refuses what nobody wrote by hand', () => {
  it.each([
    ['binary', '\u0000'],
    ['a huge line', 'a '.repeat(20_000)],
    ['deep nesting', `${'> '.repeat(200)}x`],
    ['thousands of marks in one block', 'word *a _b [c\n'.repeat(3000)],
    ['a huge file', 'line\n\n'.repeat(500_000)],
  ])('%s', (_, hostile) => {
    expect(() => read(hostile)).toThrow();
  });
});
