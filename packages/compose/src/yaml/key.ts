import type { ComposeNode, Position } from '../node.ts';
import { keyText } from './key-texts.ts';
import { here, refuse, type Source } from './source.ts';

/** A key of a mapping, and whether it is the merge key `<<`. */
export interface Key {
  readonly text: string;
  readonly at: Position;
  readonly merge: boolean;
}

/** A node as a key. Compose knows text as keys only: a plain 80 or true is refused, "80" is fine. */
export function keyOf(source: Source, node: ComposeNode, at: Position): Key {
  if (node.kind !== 'scalar') {
    refuse(at, `A ${node.kind} cannot be a key.`, 'Put text that begins with [ or { in quotes.');
  }
  if (typeof node.value !== 'string') {
    const written = node.value === null ? 'null' : String(node.value);
    refuse(at, `Keys are text, and ${written} is not.`, `Write "${written}".`);
  }
  return { text: keyText(source, node.value, 0, node.value.length), at, merge: node.value === '<<' && !node.quoted };
}

/** YAML bounds keys that are followed by a colon: one line, 1024 characters. */
export function isKeyNear(source: Source, line: number, start: number): boolean {
  return source.line === line && source.pos - start <= 1024;
}

export function missingColon(source: Source, at: Position): never {
  const line = source.text.slice(source.pos, source.pos + 200).split('\n', 1)[0] ?? '';
  const glued = /^[A-Za-z_][\w.-]*:\S/.test(line) || source.text.charAt(source.pos) === ':';
  refuse(
    at,
    'A key with a colon is missing here.',
    glued
      ? 'A space belongs after the colon.'
      : 'Write `key: value`, or indent the line as part of the value above it.',
  );
}

export function unexpectedValue(source: Source): never {
  refuse(
    here(source),
    'A key with its value cannot begin here.',
    'Begin it on a new line, or put text that has a colon and a space in quotes.',
  );
}

/** Something that belongs to nothing: behind a value on its line, or on a line of its own with a wrong indentation. */
export function strayText(source: Source, message: string, suggestion: string): never {
  if (source.keyAllowed) {
    refuse(here(source), message, suggestion);
  }
  refuse(
    here(source),
    'The value has ended before this.',
    'Put the whole value in quotes; inside single quotes, write a single quote twice.',
  );
}
