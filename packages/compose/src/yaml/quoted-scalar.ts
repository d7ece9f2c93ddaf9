import { isBlank, isBreak, isDocumentMark } from './characters.ts';
import { readEscape } from './escapes.ts';
import { here, refuse, type Source } from './source.ts';
import { skipBreak } from './white-space.ts';

/** Reads text in single or double quotes, the position standing on the first of them. */
export function scanQuoted(source: Source): string {
  const { text } = source;
  const start = here(source);
  const quote = text.charCodeAt(source.pos);
  source.pos += 1;
  let result = '';
  let chunk = source.pos;
  for (;;) {
    const code = text.charCodeAt(source.pos);
    if (code === quote) {
      if (quote === 39 && text.charCodeAt(source.pos + 1) === 39) {
        result += text.slice(chunk, source.pos + 1);
        source.pos += 2;
        chunk = source.pos;
        continue;
      }
      result += text.slice(chunk, source.pos);
      source.pos += 1;
      return result;
    }
    if (code === 0) {
      refuse(start, 'A quoted text begins here and never ends.', `Close it with ${String.fromCharCode(quote)}.`);
    }
    if (code === 92 && quote === 34) {
      result += text.slice(chunk, source.pos);
      if (isBreak(text.charCodeAt(source.pos + 1))) {
        // A backslash at the end of a line joins it to the next without a space.
        source.pos += 1;
        skipBreak(source);
        result += '\n'.repeat(skipBlankLines(source));
      } else {
        result += readEscape(source);
      }
      chunk = source.pos;
    } else if (isBreak(code)) {
      result += trimEnd(text, chunk, source.pos);
      skipBreak(source);
      const empty = skipBlankLines(source);
      result += empty === 0 ? ' ' : '\n'.repeat(empty);
      chunk = source.pos;
      if (source.pos === source.lineStart && isDocumentMark(text, source.pos)) {
        refuse(here(source), 'A new document begins inside a quoted text.', 'Close the quotes before it.');
      }
    } else {
      source.pos += 1;
    }
  }
}

/** Blanks before a line break are not part of the text; blanks that were escaped are no longer in the chunk. */
function trimEnd(text: string, start: number, end: number): string {
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) {
    last -= 1;
  }
  return text.slice(start, last);
}

function skipBlankLines(source: Source): number {
  const { text } = source;
  let breaks = 0;
  for (;;) {
    const code = text.charCodeAt(source.pos);
    if (isBlank(code)) {
      source.pos += 1;
    } else if (isBreak(code)) {
      skipBreak(source);
      breaks += 1;
    } else {
      return breaks;
    }
  }
}
