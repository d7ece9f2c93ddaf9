import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { looksLikeMarker } from '../markers/marker-lookalike.ts';
import { codeText, peopleText } from './people-text.ts';
import { table } from './table.ts';

type Tree = ReturnType<typeof fromMarkdown>;
type Node = Tree | Tree['children'][number];

function parse(text: string): Tree {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function types(node: Node): readonly string[] {
  return [node.type, ...('children' in node ? node.children.flatMap((child) => types(child as Node)) : [])];
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as Node)).join('') : '';
}

const plain = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\s]/gu;

/** What a reader sees: numbers read back as their characters, nothing that draws nothing. */
function seen(text: string): string {
  return text
    .replace(/\(U\+([0-9A-F]{4,6})\)/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(plain, '');
}

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '<!-- sallyport:end body -->',
        '\n<!-- sallyport:begin body -->\n',
        '\n# Heading',
        '\n---\n',
        '|',
        '\\|',
        '\\',
        '`',
        '``',
        '```\n',
        '[a](b)',
        '![i](u)',
        '[^1]',
        '<b>',
        '</td>',
        '<details>',
        '&lt;',
        '&#x3c;',
        'https://evil.example/x',
        'www.evil.example',
        'a@b.example',
        '@team',
        '#12',
        '**',
        '__',
        '~~',
        '- [x] ',
        '1. ',
        '+ ',
        '> ',
        '\t',
        '\u202E',
        '\u2028',
        '\u0000',
        '\r',
        '==',
        '$x$',
        '*',
        '_',
        'mailto:a',
        'http://',
        '://',
        'xmpp:b',
        '\uFEFF',
        '\uD800',
      ),
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));

describe('peopleText', () => {
  test('renders as one paragraph of the same text, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const tree = parse(`Reason: ${peopleText(value)}`);
        expect(types(tree).filter((type) => type !== 'text' && type !== 'inlineCode')).toEqual(['root', 'paragraph']);
        const shown = seen(textOf(tree).slice('Reason: '.length));
        expect(shown).toBe(seen(value.toWellFormed()));
      }),
      { numRuns: 600 },
    );
  });

  test('stays inside its table cell, list item and heading', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const cells = table(['A', 'B'], [[peopleText(a), codeText(b)]]);
        const [whole, ...rest] = parse(cells).children;
        expect(rest).toEqual([]);
        expect(types(whole as Node).filter((type) => !['text', 'inlineCode'].includes(type))).toEqual([
          'table',
          'tableRow',
          'tableCell',
          'tableCell',
          'tableRow',
          'tableCell',
          'tableCell',
        ]);
        expect(types(parse(`- ${peopleText(a)}`)).slice(0, 3)).toEqual(['root', 'list', 'listItem']);
        expect(parse(`## x ${peopleText(a)}`).children.map((child) => child.type)).toEqual(['heading']);
      }),
      { numRuns: 300 },
    );
  });

  test('alone on a line it is still only text', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const text = peopleText(value);
        const tree = parse(text);
        const blocks = text === '' ? ['root'] : ['root', 'paragraph'];
        expect(types(tree).filter((type) => type !== 'text' && type !== 'inlineCode')).toEqual(blocks);
      }),
      { numRuns: 300 },
    );
  });

  test('never holds a raw bracket, a line end or a marker', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        for (const text of [peopleText(value), codeText(value)]) {
          expect(text).not.toMatch(/[<>\r\n\0\u202E\u2028]/u);
          expect(looksLikeMarker(text)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('shows what cannot be seen and keeps what names need', () => {
    expect(peopleText('a\u202Eb')).toBe('a(U+202E)b');
    expect(peopleText('a\u200Bb')).toBe('a(U+200B)b');
    expect(peopleText('می\u200Cخواهم')).toBe('می\u200Cخواهم');
    expect(peopleText('⚠️ careful')).toBe('⚠ careful');
    expect(peopleText('see https://a.example/b_c (now)')).toBe('see `https://a.example/b_c` (now)');
    expect(peopleText('‹!-- sallyport:end body')).toBe('(U+2039)!-- sallyport:end body');
    expect(peopleText('1. first')).toBe('1\\. first');
    expect(peopleText('0.9.9-stable')).toBe('0.9.9-stable');
  });

  test('a long text is cut and says so', () => {
    const text = peopleText('x'.repeat(5_000));
    expect(text).toHaveLength('x'.repeat(2_000).length + ' … (3000 more characters in the record)'.length);
  });
});

describe('codeText', () => {
  test('is a code span where one can hold the value', () => {
    expect(codeText('docs/a_b.md')).toBe('`docs/a_b.md`');
    expect(codeText('a|b')).toBe('a&#124;b');
    expect(codeText('a`b')).toBe('a\\`b');
    expect(codeText('<x>')).toBe('&lt;x&gt;');
  });
});
