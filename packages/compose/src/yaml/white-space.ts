import { isBreak, isDocumentMark } from './characters.ts';
import { here, refuse, type Source } from './source.ts';

/** Steps over one line break; CR LF is one. */
export function skipBreak(source: Source): void {
  const { text } = source;
  source.pos += text.charCodeAt(source.pos) === 13 && text.charCodeAt(source.pos + 1) === 10 ? 2 : 1;
  source.line += 1;
  source.lineStart = source.pos;
}

/** Steps over blanks, comments and line breaks to the next token. In brackets (`inFlow`) line breaks mean nothing. */
export function skipToToken(source: Source, inFlow: boolean): void {
  const { text } = source;
  for (;;) {
    let code = text.charCodeAt(source.pos);
    // An editor of Windows leaves a byte order mark where files were joined.
    if (code === 0xfeff && source.pos === source.lineStart) {
      source.pos += 1;
      source.lineStart += 1;
      code = text.charCodeAt(source.pos);
    }
    const otherBlank = inFlow || !source.keyAllowed ? 9 : 32;
    while (code === 32 || code === otherBlank) {
      source.pos += 1;
      code = text.charCodeAt(source.pos);
    }
    if (code === 35) {
      do {
        source.pos += 1;
        code = text.charCodeAt(source.pos);
      } while (code !== 10 && code !== 0 && !isBreak(code));
    }
    if (code !== 10 && !isBreak(code)) {
      if (code === 9) {
        refuse(here(source), 'A tab stands where only spaces may indent.', 'Write spaces instead.');
      }
      if (inFlow && source.pos === source.lineStart && isDocumentMark(text, source.pos)) {
        refuse(here(source), 'A new document begins inside brackets.', 'Close the brackets before it.');
      }
      return;
    }
    skipBreak(source);
    if (!inFlow) {
      source.keyAllowed = true;
    }
  }
}
