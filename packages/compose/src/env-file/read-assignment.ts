import { ComposeError } from '../compose-error.ts';
import type { Position } from '../node.ts';
import { expandEscapes } from './expand-escapes.ts';

/** The text and how far it has been read; changed in place. */
export interface Reader {
  readonly file: string;
  readonly text: string;
  pos: number;
  line: number;
  lineStart: number;
}

/** `NAME=text`, or a name alone, which takes its value from outside. */
export interface Assignment {
  readonly name: string;
  readonly inherited: boolean;
  readonly text: string;
  /** Whether variables in the text are filled in; single quotes keep them. */
  readonly template: boolean;
  readonly at: Position;
}

const space = /\s/u;
const exportWord = /export\s+/y;
const nameCharacter = /[\p{L}\p{N}_.[\]-]/u;
const blankNotBreak = /[\t\v\f\r \x85\xa0]/;

/** Steps over white space and comments; false at the end of the text. */
export function skipToStatement(reader: Reader): boolean {
  const { text } = reader;
  while (reader.pos < text.length) {
    const character = text.charAt(reader.pos);
    if (character === '#') {
      const end = text.indexOf('\n', reader.pos);
      reader.pos = end === -1 ? text.length : end;
    } else if (space.test(character) || character === '\x85') {
      advance(reader, 1);
    } else {
      return true;
    }
  }
  return false;
}

/** Reads one statement, the position standing on its first character. */
export function readAssignment(reader: Reader): Assignment {
  const { text } = reader;
  exportWord.lastIndex = reader.pos;
  const prefix = exportWord.exec(text)?.[0];
  if (prefix !== undefined) {
    advance(reader, 'export'.length);
    skipBlanks(reader);
    if (reader.pos === text.length) {
      throw refused(place(reader), 'The name of a variable is missing after export.', 'Write export NAME=value.');
    }
  }
  const at = place(reader);
  const start = reader.pos;
  const separator = findSeparator(reader, start);
  const name = text.slice(start, separator ?? start).trimEnd();
  if (name.includes(' ')) {
    throw refused(at, 'The name of a variable has a space in it.', 'Write NAME=value, one a line.');
  }
  if (separator === null) {
    return { name: '', inherited: false, ...readValue(reader), at };
  }
  const inherited = text.charAt(separator) === '\n';
  advance(reader, separator + 1 - start);
  if (inherited) {
    return { name, inherited, text: '', template: false, at };
  }
  skipBlanks(reader);
  return { name, inherited, ...readValue(reader), at };
}

/** Where the name ends: at `=`, at `:` as in YAML, or at the end of the line. Null: the text ends before. */
function findSeparator(reader: Reader, start: number): number | null {
  const { text } = reader;
  for (let pos = start; pos < text.length; pos += 1) {
    const character = String.fromCodePoint(text.codePointAt(pos) ?? 0);
    if (character === '=' || character === ':' || character === '\n') {
      return pos;
    }
    if (!blankNotBreak.test(character) && !nameCharacter.test(character)) {
      advance(reader, pos - start);
      throw refused(
        place(reader),
        `The character ${JSON.stringify(character)} cannot stand in the name of a variable.`,
        'Write NAME=value with letters, digits, _, . and - in the name.',
      );
    }
    pos += character.length - 1;
  }
  return null;
}

function readValue(reader: Reader): Pick<Assignment, 'text' | 'template'> {
  const { text } = reader;
  const quote = text.charAt(reader.pos);
  if (quote === '"' || quote === "'") {
    return readQuoted(reader, quote);
  }
  const end = text.indexOf('\n', reader.pos);
  const line = text.slice(reader.pos, end === -1 ? text.length : end);
  advance(reader, line.length + (end === -1 ? 0 : 1));
  // A # belongs to the value unless a space stands before it.
  const [value = ''] = line.split(' #', 1);
  return { text: value.trimEnd(), template: true };
}

/** Quoted text, which may have several lines. A backslash before the quote keeps it from ending. */
function readQuoted(reader: Reader, quote: string): Pick<Assignment, 'text' | 'template'> {
  const { text } = reader;
  const at = place(reader);
  const end = findQuote(text, reader.pos + 1, quote);
  if (end === -1) {
    throw refused(at, 'A quoted value begins here and never ends.', `Close it with ${quote}.`);
  }
  const inner = text
    .slice(reader.pos + 1, end)
    .replaceAll(`\\${quote}`, (_pair, offset: number, whole: string) =>
      isEscaped(whole, offset) ? `\\${quote}` : quote,
    );
  advance(reader, end + 1 - reader.pos);
  return quote === '"' ? { text: expandEscapes(inner), template: true } : { text: inner, template: false };
}

function findQuote(text: string, start: number, quote: string): number {
  let escaped = false;
  for (let pos = start; pos < text.length; pos += 1) {
    const character = text.charAt(pos);
    if (character === quote && !escaped) {
      return pos;
    }
    escaped = character === '\\' && !escaped;
  }
  return -1;
}

/** Whether the backslash at `offset` is itself escaped by one before it. */
function isEscaped(text: string, offset: number): boolean {
  let before = offset;
  while (before > 0 && text.charAt(before - 1) === '\\') {
    before -= 1;
  }
  return (offset - before) % 2 === 1;
}

function skipBlanks(reader: Reader): void {
  while (blankNotBreak.test(reader.text.charAt(reader.pos))) {
    reader.pos += 1;
  }
}

function advance(reader: Reader, length: number): void {
  const end = reader.pos + length;
  for (let pos = reader.pos; pos < end; pos += 1) {
    if (reader.text.charCodeAt(pos) === 10) {
      reader.line += 1;
      reader.lineStart = pos + 1;
    }
  }
  reader.pos = end;
}

function place({ file, line, pos, lineStart }: Reader): Position {
  return { file, line, column: pos - lineStart + 1 };
}

function refused(at: Position, message: string, suggestion: string): ComposeError {
  return new ComposeError({ code: 'COMPOSE_ENV_FILE', message, at, path: [], suggestion });
}
