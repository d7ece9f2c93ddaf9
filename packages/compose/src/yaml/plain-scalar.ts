import { isBlankOrEnd, isBreak, isDocumentMark, isFlowIndicator } from './characters.ts';
import { keyText } from './key-texts.ts';
import { here, refuse, type Source } from './source.ts';
import { skipBreak } from './white-space.ts';

/**
 * Reads plain (unquoted) text. It goes on over following lines that are indented deeper than `indent`;
 * line breaks between them become spaces, empty lines become line breaks.
 */
export function scanPlain(source: Source, indent: number, inFlow: boolean): string {
  const { text } = source;
  let result = '';
  let breaks = 0;
  for (;;) {
    const start = source.pos;
    const end = scanLine(source, inFlow);
    if (end > start) {
      const part = text.slice(start, end);
      result = breaks === 0 ? part : result + (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + part;
    }
    if (!isBreak(text.charCodeAt(source.pos))) {
      if (end === start && breaks > 0) {
        source.keyAllowed = true;
      }
      return result;
    }
    breaks = skipEmptyLines(source, indent);
    source.keyAllowed = true;
    const code = text.charCodeAt(source.pos);
    const position = source.pos - source.lineStart;
    if (
      code === 0 ||
      code === 35 ||
      (!inFlow && position <= indent) ||
      (position === 0 && isDocumentMark(text, source.pos))
    ) {
      return result;
    }
    source.keyAllowed = false;
  }
}

/** The same for a key, which nearly always ends at its colon. */
export function scanPlainKey(source: Source, indent: number): string {
  const start = source.pos;
  const end = scanLine(source, false);
  if (source.text.charCodeAt(source.pos) === 58) {
    return keyText(source, source.text, start, end);
  }
  source.pos = start;
  return scanPlain(source, indent, false);
}

/** Reads to where plain text ends on this line. Returns the end without blanks; the position stands on what ended it. */
function scanLine(source: Source, inFlow: boolean): number {
  const { text } = source;
  let pos = source.pos;
  let end = pos;
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code === 32 || code === 9) {
      pos += 1;
      continue;
    }
    if (code === 10 || code === 0 || isBreak(code)) {
      break;
    }
    if (code === 35 && pos > end) {
      break;
    }
    if (code === 58 && isBlankOrEnd(text.charCodeAt(pos + 1))) {
      break;
    }
    if (inFlow && (isFlowIndicator(code) || (code === 63 && isBlankOrEnd(text.charCodeAt(pos + 1))))) {
      break;
    }
    pos += 1;
    end = pos;
  }
  source.pos = pos;
  return end;
}

function skipEmptyLines(source: Source, indent: number): number {
  const { text } = source;
  let breaks = 0;
  for (;;) {
    const code = text.charCodeAt(source.pos);
    if (code === 32) {
      source.pos += 1;
    } else if (code === 9) {
      if (source.pos - source.lineStart <= indent) {
        refuse(here(source), 'A tab stands where only spaces may indent.', 'Write spaces instead.');
      }
      source.pos += 1;
    } else if (isBreak(code)) {
      skipBreak(source);
      breaks += 1;
    } else {
      return breaks;
    }
  }
}
