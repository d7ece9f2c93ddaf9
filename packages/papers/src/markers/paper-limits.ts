import { PaperError } from '../paper-error.ts';

/** A paper of a whole phase has about 100 KiB; more than this is not a paper. In UTF-16 units. */
const paperLimit = 1024 * 1024;
const lineLimit = 64 * 1024;
const linesLimit = 20_000;
/** Quotes and list items: the Markdown parser takes quadratic time in how many are opened and closed. */
const containersLimit = 4_000;
const depthLimit = 16;

const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/u;
const container = />|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)/gu;
const thematicBreak = /^[ \t]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+|(?:_[ \t]*)+)$/u;

function depthOf(line: string): number {
  const found = prefix.exec(line.slice(0, 4_096));
  if (found === null || (line.length > 4 && thematicBreak.test(line))) return 0;
  return found[0].match(container)?.length ?? 0;
}

function checkSize(text: string, limit: number): void {
  if (text.length <= limit) return;
  const size = Math.ceil(text.length / 1024);
  const what = `The paper has ${size} KiB, and a paper may have ${limit / 1024} KiB.`;
  throw new PaperError('PAPER_TOO_LARGE', `${what} Move attachments into files of their own.`);
}

function checkLine(line: string, number: number): void {
  const at = { line: number };
  if (line.includes('\0')) {
    throw new PaperError('PAPER_CONTROL_CHARACTER', `Line ${number} holds a NUL character. Remove it.`, at);
  }
  if (line.length > lineLimit) {
    const message = `Line ${number} has ${line.length} characters, and a line may have ${lineLimit}. Break it up.`;
    throw new PaperError('PAPER_LINE_TOO_LONG', message, at);
  }
}

/**
 * Splits a paper into lines without their ends, as CommonMark does (LF, CRLF or a lone CR). Refuses what would make
 * parsing slow (`limit` in UTF-16 units): throws PaperError PAPER_TOO_LARGE, PAPER_LINE_TOO_LONG, PAPER_TOO_DEEP, PAPER_CONTROL_CHARACTER.
 */
export function boundedLines(text: string, limit: number = paperLimit): readonly string[] {
  checkSize(text, limit);
  const lines = text.split(/\r\n|\n|\r/u);
  if (lines.length > linesLimit) {
    const what = `The paper has ${lines.length} lines, and a paper may have ${linesLimit}.`;
    throw new PaperError('PAPER_TOO_LARGE', `${what} Move attachments into files of their own.`);
  }
  let containers = 0;
  for (const [index, line] of lines.entries()) {
    checkLine(line, index + 1);
    const depth = depthOf(line);
    containers += depth;
    if (depth > depthLimit || containers > containersLimit) {
      const what = depth > depthLimit ? `nests more than ${depthLimit}` : `is beyond the first ${containersLimit}`;
      const message = `Line ${index + 1} ${what} quotes and list items. Flatten it, or move it into a file of its own.`;
      throw new PaperError('PAPER_TOO_DEEP', message, { line: index + 1 });
    }
  }
  return lines;
}
