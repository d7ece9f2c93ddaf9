import { isBlank, isBreak } from './characters.ts';
import { here, refuse, type Source } from './source.ts';
import { skipBreak } from './white-space.ts';

interface Header {
  readonly folded: boolean;
  readonly chomping: 'clip' | 'strip' | 'keep';
  /** Columns more than the parent has; 0: as the first line. */
  readonly increment: number;
}

/** Reads `|` or `>` text below a parent at column `indent` (-1: none), the position standing on the indicator. */
export function scanBlockScalar(source: Source, indent: number): string {
  const { text } = source;
  const header = scanHeader(source);
  let column = header.increment === 0 ? 0 : Math.max(indent, 0) + header.increment;
  let result = '';
  let leading = '';
  let blankBefore = false;
  const first = skipIndent(source, column, indent);
  let empty = first.breaks;
  column = first.column;
  while (source.pos - source.lineStart === column && text.charCodeAt(source.pos) !== 0) {
    const blank = isBlank(text.charCodeAt(source.pos));
    if (header.folded && leading !== '' && !blankBefore && !blank) {
      result += empty === 0 ? ' ' : '';
    } else {
      result += leading;
    }
    result += '\n'.repeat(empty);
    blankBefore = blank;
    const start = source.pos;
    let code = text.charCodeAt(source.pos);
    while (code !== 10 && code !== 0 && !isBreak(code)) {
      source.pos += 1;
      code = text.charCodeAt(source.pos);
    }
    result += text.slice(start, source.pos);
    leading = code === 0 ? '' : '\n';
    if (code !== 0) {
      skipBreak(source);
    }
    empty = skipIndent(source, column, indent).breaks;
  }
  source.keyAllowed = true;
  return result + (header.chomping === 'strip' ? '' : leading) + (header.chomping === 'keep' ? '\n'.repeat(empty) : '');
}

function scanHeader(source: Source): Header {
  const { text } = source;
  const folded = text.charCodeAt(source.pos) === 62;
  const match = /^(?:([-+])([0-9])?|([0-9])([-+])?)?/.exec(text.slice(source.pos + 1, source.pos + 3));
  const sign = match?.[1] ?? match?.[4];
  const digit = match?.[2] ?? match?.[3];
  source.pos += 1 + (match?.[0].length ?? 0);
  if (digit === '0') {
    refuse(here(source), 'The indentation of a block text is a digit from 1 to 9.');
  }
  while (isBlank(text.charCodeAt(source.pos))) {
    source.pos += 1;
  }
  let code = text.charCodeAt(source.pos);
  if (code === 35) {
    while (code !== 0 && !isBreak(code)) {
      source.pos += 1;
      code = text.charCodeAt(source.pos);
    }
  }
  if (code !== 0 && !isBreak(code)) {
    refuse(here(source), `After ${folded ? '>' : '|'} the text begins on the next line.`);
  }
  if (code !== 0) {
    skipBreak(source);
  }
  return { folded, chomping: sign === '-' ? 'strip' : sign === '+' ? 'keep' : 'clip', increment: Number(digit ?? 0) };
}

/** Steps over indentation and empty lines. Column 0 means unknown: then the first line, or an emptier one, says it. */
function skipIndent(source: Source, known: number, parent: number): { breaks: number; column: number } {
  const { text } = source;
  let breaks = 0;
  let widest = 0;
  for (;;) {
    let code = text.charCodeAt(source.pos);
    const stop = known === 0 ? Number.POSITIVE_INFINITY : source.lineStart + known;
    while (code === 32 && source.pos < stop) {
      source.pos += 1;
      code = text.charCodeAt(source.pos);
    }
    const position = source.pos - source.lineStart;
    widest = Math.max(widest, position);
    if (code === 9 && (known === 0 || position < known)) {
      refuse(here(source), 'A tab stands where only spaces may indent.', 'Write spaces instead.');
    }
    if (!isBreak(code)) {
      return { breaks, column: known === 0 ? Math.max(widest, parent + 1, 1) : known };
    }
    skipBreak(source);
    breaks += 1;
  }
}
