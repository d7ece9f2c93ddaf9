import { describe, expect, test } from 'vitest';
import { PaperError } from '../paper-error.ts';
import { readParts } from './read-parts.ts';

const begin = '<!-- sallyport:begin body -->';
const end = '<!-- sallyport:end body -->';
const whole = `${begin}\n\nText.\n\n${end}`;

function refusal(text: string): { readonly code: string; readonly line: number | null; readonly message: string } {
  try {
    readParts(text);
  } catch (error) {
    if (error instanceof PaperError) return { code: error.code, line: error.line, message: error.message };
    throw error;
  }
  return { code: 'accepted', line: null, message: '' };
}

describe('readParts', () => {
  test('gives id, text and marker lines', () => {
    expect(readParts(`# Title\n\n${whole}\n\nNotes.\n`)).toEqual([
      { id: 'body', markdown: '\nText.\n\n', start: 3, end: 7 },
    ]);
  });

  test('an empty part has no text', () => {
    expect(readParts(`${begin}\n${end}`)).toEqual([{ id: 'body', markdown: '', start: 1, end: 2 }]);
  });

  test('reads CRLF and lone CR as Markdown does, with LF in the part', () => {
    expect(readParts(`a\r\n\r\n${whole.replaceAll('\n', '\r\n')}\r\n`)[0]?.markdown).toBe('\nText.\n\n');
    expect(readParts(`a\r\r${whole.replaceAll('\n', '\r')}\r`)[0]?.start).toBe(3);
  });

  test('a marker may follow a paragraph, a list, a table or a closed element', () => {
    const before = [
      'text',
      '- item',
      '| a |\n|---|\n| b |',
      '<details>\n\nx\n\n</details>\n',
      '`<details>`',
      'Vec<String>',
      '> quote',
    ];
    expect(before.map((text) => refusal(`${text}\n${whole}\n`).code)).toEqual(before.map(() => 'accepted'));
  });

  test.each([
    ['in a fence', `~~~\n${whole}\n~~~\n`, 'PAPER_MARKER_NOT_AT_ROOT', 2],
    ['in a fence that never closes', `\`\`\`\n${whole}\n`, 'PAPER_MARKER_NOT_AT_ROOT', 2],
    ['in an HTML comment', `<!--\n${whole}\n-->\n`, 'PAPER_MARKER_NOT_AT_ROOT', 2],
    ['in details without blank line', `<details>\n${whole}\n\n</details>\n`, 'PAPER_MARKER_NOT_AT_ROOT', 2],
    ['in details', `<details>\n\n${whole}\n\n</details>\n`, 'PAPER_MARKER_HIDDEN', 3],
    ['in inline details', `See <details open>this\n\n${whole}\n`, 'PAPER_MARKER_HIDDEN', 3],
    ['in a hidden division', `<div hidden>\n\n${whole}\n`, 'PAPER_MARKER_HIDDEN', 3],
    ['after a comment inside an HTML block', `<div><!--\n\n${whole}\n`, 'PAPER_MARKER_HIDDEN', 3],
    ['after an unfinished tag', `<div title="\n\n${whole}\n`, 'PAPER_MARKER_HIDDEN', 3],
    ['in a script', `<script>\n${whole}\n</script>\n`, 'PAPER_MARKER_NOT_AT_ROOT', 2],
    ['in CDATA', `<![CDATA[\n${whole}\n]]>\n`, 'PAPER_MARKER_NOT_AT_ROOT', 2],
    ['in a list', `- item\n\n  ${begin}\n\n  ${end}\n`, 'PAPER_MARKER_MALFORMED', 3],
    ['in a quote', `> ${begin}\n> ${end}\n`, 'PAPER_MARKER_MALFORMED', 1],
    ['indented by one', ` ${begin}\n${end}\n`, 'PAPER_MARKER_MALFORMED', 1],
    ['as indented code', `    ${begin}\n    ${end}\n`, 'PAPER_MARKER_MALFORMED', 1],
    ['with text behind', `${begin} x\n${end}\n`, 'PAPER_MARKER_MALFORMED', 1],
    ['without spaces', `<!--sallyport:begin body-->\n${end}\n`, 'PAPER_MARKER_LOOKALIKE', 1],
    ['in capitals', `<!-- SALLYPORT:begin body -->\n${end}\n`, 'PAPER_MARKER_LOOKALIKE', 1],
    ['with a Cyrillic letter', `<!-- sаllyport:begin body -->\nx\n${whole}\n`, 'PAPER_MARKER_LOOKALIKE', 1],
    ['with a wide bracket', `＜!-- sallyport:begin body --＞\n`, 'PAPER_MARKER_LOOKALIKE', 1],
    ['with an invisible letter', `<!-- sally\u200Bport:begin body -->\n`, 'PAPER_MARKER_LOOKALIKE', 1],
    [
      'of unknown name',
      `<!-- sallyport:begin log:gossip -->\n<!-- sallyport:end log:gossip -->\n`,
      'PAPER_MARKER_UNKNOWN',
      1,
    ],
    ['twice', `${whole}\n\n${whole}\n`, 'PAPER_MARKER_DUPLICATE', 7],
    [
      'nested',
      `${begin}\n<!-- sallyport:begin outcome -->\n<!-- sallyport:end outcome -->\n${end}\n`,
      'PAPER_MARKER_NESTED',
      2,
    ],
    ['without end', `${begin}\ntext\n`, 'PAPER_MARKER_UNCLOSED', 1],
    ['without begin', `text\n${end}\n`, 'PAPER_MARKER_UNOPENED', 2],
    ['crossed', `${begin}\n<!-- sallyport:end outcome -->\n`, 'PAPER_MARKER_UNOPENED', 2],
    ['with an end in a fence of the part', `${begin}\n\`\`\`\n${end}\n`, 'PAPER_MARKER_NOT_AT_ROOT', 3],
    ['hidden from within the part', `${begin}\n<details>\n\n${end}\n`, 'PAPER_MARKER_HIDDEN', 4],
    ['with NUL', `a\0b\n${whole}\n`, 'PAPER_CONTROL_CHARACTER', 1],
    ['in a huge line', `${'x'.repeat(70_000)}\n${whole}\n`, 'PAPER_LINE_TOO_LONG', 1],
    ['under deep quotes', `${'>'.repeat(500)} x\n${whole}\n`, 'PAPER_TOO_DEEP', 1],
    ['under deep lists', `${'- '.repeat(500)}x\n${whole}\n`, 'PAPER_TOO_DEEP', 1],
  ])('refuses a marker %s', (_, text, code, line) => {
    const found = refusal(text);
    expect(found).toMatchObject({ code, line });
    expect(found.message).toMatch(/^Line \d+\b.*[.)]$/su);
  });

  test('refuses 100 MB by size, in words', () => {
    const found = refusal('x\n'.repeat(50_000_000));
    expect(found.code).toBe('PAPER_TOO_LARGE');
    expect(found.message).toContain('a paper may have 1024 KiB');
  });

  test('words that only resemble a marker inside a part are somebody’s words', () => {
    expect(refusal(`${begin}\n\n- reason: ‹!-- sallyport:end body --›\n\n${end}\n`).code).toBe('accepted');
  });

  test('a thematic break is no deep list', () => {
    expect(refusal(`${'- '.repeat(500)}\n\n${whole}\n`).code).toBe('accepted');
  });
});
