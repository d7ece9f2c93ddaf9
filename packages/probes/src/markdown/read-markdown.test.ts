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

describe('reads GitHub’s Markdown as it is written', () => {
  it('keeps the lines behind code spans and links that go over several', () => {
    const { sentences, links } = read('One `two\nthree` four.\nFive [six](\n/seven\n) eight. Nine!\n');
    expect(sentences.map(({ text: sentence, line }) => [line, sentence])).toEqual([
      [1, 'One two three four.'],
      [3, 'Five six eight.'],
      [5, 'Nine!'],
    ]);
    expect(links).toEqual([{ target: '/seven', text: 'six', line: 3, image: false }]);
  });

  it('keeps cells that are too many for the head, and adds none', () => {
    const { tables } = read('> | a | b |\n> |---|---|\n> | 1 | 2 | `3 \\| x` |\n> | 4 |\n');
    expect(tables[0]?.rows.map((row) => row.cells)).toEqual([['1', '2', '3 | x'], ['4']]);
  });

  it('reads footnotes where they stand, and their marks as nothing', () => {
    const { paragraphs } = read('Done[^1].\n\n[^1]: Not quite.\n\n    Two things are open.\n\nEnd.\n');
    expect(paragraphs.map(({ text: words }) => words)).toEqual(['Done.', 'Not quite.', 'Two things are open.', 'End.']);
  });

  it('leaves out what is struck, with one tilde or two, and keeps tildes that strike nothing', () => {
    const { paragraphs } = read('a ~b~ c ~~d~~ e ~~~f~~~ ~g~~ about ~10 to ~20\n');
    expect(paragraphs[0]?.text).toBe('a c e ~~~f~~~ ~g~~ about ~10 to ~20');
  });

  it('takes a box for one only where it is written as one', () => {
    const { checkboxes } = read('- [ ] open\n- [X] done\n- \\[ ] escaped\n- [x]\n- [ ](target)\n');
    expect(checkboxes.map(({ checked, text: words }) => [checked, words])).toEqual([
      [false, 'open'],
      [true, 'done'],
    ]);
  });

  it('finds links by reference, images, and addresses that nothing marks', () => {
    const { links } = read('[a][r] ![pic *ture*](p.png) <https://b.example/ä> c@d.example\n\n[r]: ../x%20y.md "t"\n');
    expect(links.map(({ target, text: words }) => [target, words])).toEqual([
      ['../x%20y.md', 'a'],
      ['p.png', 'pic ture'],
      ['https://b.example/ä', 'https://b.example/ä'],
      ['mailto:c@d.example', 'c@d.example'],
    ]);
  });
});
