import { isBlankOrEnd, isDocumentMark } from './characters.ts';
import { column, type Source } from './source.ts';

export const dash = 45;
export const question = 63;
export const colon = 58;

/** Whether one of `-` `?` `:` stands here as an indicator: with a blank after it. */
export function isIndicator(source: Source, code: number): boolean {
  return source.text.charCodeAt(source.pos) === code && isBlankOrEnd(source.text.charCodeAt(source.pos + 1));
}

/** The end of the text or of the document. */
export function atEnd(source: Source): boolean {
  return source.text.charCodeAt(source.pos) === 0 || (column(source) === 0 && isDocumentMark(source.text, source.pos));
}

/** Whether nothing more belongs to a parent at column `indent`. */
export function endsBlock(source: Source, indent: number, dashAtIndent: boolean): boolean {
  const { text } = source;
  const position = column(source);
  if (text.charCodeAt(source.pos) === 0 || (position === 0 && isDocumentMark(text, source.pos))) {
    return true;
  }
  return position < indent || (position === indent && !(dashAtIndent && isIndicator(source, dash)));
}

/** `|` or `>` may stand at the column of its parent, as no key can begin with it. */
export function isBlockText(source: Source, indent: number): boolean {
  const code = source.text.charCodeAt(source.pos);
  return (code === 124 || code === 62) && column(source) === indent;
}

export function skipBlanks(source: Source): void {
  let code = source.text.charCodeAt(source.pos);
  while (code === 32 || code === 9) {
    source.pos += 1;
    code = source.text.charCodeAt(source.pos);
  }
}
