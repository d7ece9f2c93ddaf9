import { here, refuse, type Source } from './source.ts';

const single: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const digitsOf: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Reads one escape of double-quoted text, the position standing on its backslash. */
export function readEscape(source: Source): string {
  const { text } = source;
  const letter = text.charAt(source.pos + 1);
  const character = single.get(letter);
  if (character !== undefined) {
    source.pos += 2;
    return character;
  }
  const digits = digitsOf.get(letter);
  if (digits === undefined) {
    refuse(
      here(source),
      `\\${letter} is no escape that double quotes know.`,
      `Write \\\\${letter}, or put the text in single quotes.`,
    );
  }
  const hex = text.slice(source.pos + 2, source.pos + 2 + digits);
  const value = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.NaN;
  if (!(value <= 0x10ffff) || (value >= 0xd800 && value <= 0xdfff)) {
    refuse(here(source), `\\${letter} wants ${digits} hexadecimal digits of a Unicode character.`);
  }
  source.pos += 2 + digits;
  return String.fromCodePoint(value);
}
