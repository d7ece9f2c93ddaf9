import { PaperError } from '../paper-error.ts';

/** A paper of a whole phase has about 100 KiB; more than this is not a paper. In UTF-16 units. */
export const paperLimit = 1024 * 1024;
export const lineLimit = 64 * 1024;
const depthLimit = 32;

const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u;
const container = />|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])/gu;
const thematicBreak = /^[ \t]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+|(?:_[ \t]*)+)$/u;

function depthOf(line: string): number {
  if (thematicBreak.test(line)) return 0;
  const found = prefix.exec(line);
  return found === null ? 0 : (found[0].match(container)?.length ?? 0);
}

/**
 * Splits a paper into lines without their ends, as CommonMark does (LF, CRLF or a lone CR). Refuses what would make
 * parsing slow: throws PaperError PAPER_TOO_LARGE, PAPER_LINE_TOO_LONG, PAPER_TOO_DEEP, PAPER_CONTROL_CHARACTER.
 */
export function boundedLines(text: string): readonly string[] {
  if (text.length > paperLimit) {
    const size = Math.ceil(text.length / 1024);
    throw new PaperError(
      'PAPER_TOO_LARGE',
      `The paper has ${size} KiB, and a paper may have ${paperLimit / 1024} KiB. Move attachments into files of their own.`,
    );
  }
  const lines = text.split(/\r\n|\n|\r/u);
  for (const [index, line] of lines.entries()) {
    const at = { line: index + 1 };
    if (line.includes('\0')) {
      throw new PaperError('PAPER_CONTROL_CHARACTER', `Line ${at.line} holds a NUL character. Remove it.`, at);
    }
    if (line.length > lineLimit) {
      const message = `Line ${at.line} has ${line.length} characters, and a line may have ${lineLimit}. Break it up.`;
      throw new PaperError('PAPER_LINE_TOO_LONG', message, at);
    }
    if (depthOf(line.slice(0, 4_096)) > depthLimit) {
      const message = `Line ${at.line} nests more than ${depthLimit} quotes or lists. Flatten it.`;
      throw new PaperError('PAPER_TOO_DEEP', message, at);
    }
  }
  return lines;
}
