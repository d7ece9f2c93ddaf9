import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleText } from '../markdown/people-text.ts';
import { PaperError } from '../paper-error.ts';
import { readParts } from './read-parts.ts';
import { replaceParts } from './replace-parts.ts';

function frame(newline: string, before: string, between: string, after: string): string {
  return [
    before,
    '',
    '<!-- sallyport:begin body -->',
    '<!-- sallyport:end body -->',
    '',
    between,
    '',
    '<!-- sallyport:begin outcome -->',
    'old',
    '<!-- sallyport:end outcome -->',
    after,
  ].join(newline);
}

const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/[\r\n\0]/gu, ' '));
/** Documents as people write them, with pieces that trip parsers. */
const prose = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom(
        '- a',
        '> b',
        '# c',
        '| d |',
        '---',
        '***',
        '1. e',
        '<b>x</b>',
        '    code',
        '[a]: b',
        '* * *',
        '',
      ),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'));

function accepted(text: string): boolean {
  try {
    readParts(text);
    return true;
  } catch (error) {
    if (error instanceof PaperError) return false;
    throw error;
  }
}

describe('replaceParts', () => {
  test('what it writes is what is read, and nothing else changes', () => {
    fc.assert(
      fc.property(
        prose,
        prose,
        prose,
        words,
        words,
        fc.constantFrom('\n', '\r\n'),
        (before, between, after, a, b, newline) => {
          const text = frame(
            newline,
            before.replaceAll('\n', newline),
            between.replaceAll('\n', newline),
            after.replaceAll('\n', newline),
          );
          fc.pre(accepted(text));
          const parts = [
            { id: 'body', markdown: `\nAnswer: ${peopleText(a)}\n\n` },
            { id: 'outcome', markdown: `\n- ${peopleText(b)}\n- second\n\n` },
          ];
          const result = replaceParts(text, parts);
          expect(readParts(result).map(({ id, markdown }) => ({ id, markdown }))).toEqual(parts);
          const emptied = (whole: string): string =>
            replaceParts(whole, [
              { id: 'body', markdown: '' },
              { id: 'outcome', markdown: '' },
            ]);
          expect(emptied(result)).toBe(emptied(text));
          expect(emptied(text)).toBe(text.replace(`old${newline}`, ''));
          expect(replaceParts(result, parts)).toBe(result);
        },
      ),
      { numRuns: 80 },
    );
  });

  test('a part takes the line ends of its begin marker', () => {
    const text = frame('\r\n', 'a', 'b', 'c');
    const result = replaceParts(text, [{ id: 'body', markdown: '\nx\n\n' }]);
    expect(result).toContain('begin body -->\r\n\r\nx\r\n\r\n<!--');
    expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  });

  test('a part without markers is refused with what to put back', () => {
    expect(() => replaceParts('# Empty\n', [{ id: 'body', markdown: '' }])).toThrow(
      expect.objectContaining({
        code: 'PAPER_MARKER_MISSING',
        message: expect.stringContaining('<!-- sallyport:begin body -->'),
      }),
    );
  });

  test.each([
    ['no line end', 'x'],
    ['an open fence', '```\n'],
    ['a marker', '<!-- sallyport:end body -->\n'],
    ['a carriage return', 'x\ry\n'],
  ])('a part with %s is not written', (_, markdown) => {
    expect(() => replaceParts(frame('\n', '', '', ''), [{ id: 'body', markdown }])).toThrow(PaperError);
  });
});
