import { Lexer } from 'yaml';
import { GateFileError, type GateFileErrorCode } from './gate-file-error.ts';

const longestFile = 1024 * 1024;
const deepestFlow = 32;
// The parser is linear, but slow where every token is an error; nobody writes a gate file of this many words.
const mostTokens = 100_000;

/**
 * The text of a gate file, without its byte order mark. Throws GATE_FILE_TOO_LARGE and GATE_FILE_SYNTAX for what must
 * not reach the parser: too much of it, too deep, not UTF-8, control characters, merge conflicts.
 */
export function readGateText(bytes: Uint8Array, path: string): string {
  const refuse = (code: GateFileErrorCode, line: number, column: number, what: string, instead: string) =>
    new GateFileError(code, path, [{ line, column, what, instead }]);
  if (bytes.length > longestFile) {
    throw refuse('GATE_FILE_TOO_LARGE', 1, 1, `the file has ${bytes.length} bytes`, 'A gate file has 1 MiB at most.');
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = /[^\P{Cc}\t\n\r\u0085]|\ufffd/u.exec(text);
  if (bad) {
    const [line, column] = placeOf(text, bad.index);
    const what =
      bad[0] === '\ufffd' ? 'this is not UTF-8 text' : `the control character ${codePoint(bad[0])} stands here`;
    throw refuse('GATE_FILE_SYNTAX', line, column, what, 'Save the file as UTF-8 text and leave this character out.');
  }
  const conflict = /^(?:<{7}|>{7}|\|{7}) /m.exec(text);
  if (conflict) {
    const [line, column] = placeOf(text, conflict.index);
    throw refuse(
      'GATE_FILE_SYNTAX',
      line,
      column,
      'git left a merge conflict here',
      'Resolve it and remove its marks.',
    );
  }
  let depth = 0;
  let tokens = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth > deepestFlow || tokens > mostTokens) {
      const [line, column] = placeOf(text, Math.min(offset, text.length));
      const what = depth > deepestFlow ? `lists go deeper than ${deepestFlow} levels` : 'the file holds too much';
      throw refuse(
        'GATE_FILE_TOO_LARGE',
        line,
        column,
        what,
        'No gate file needs this; look for a machine that wrote it.',
      );
    }
    offset += token.length;
  }
  return text;
}

function placeOf(text: string, offset: number): readonly [number, number] {
  const before = text.slice(0, offset).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
