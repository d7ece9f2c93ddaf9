/** Longer values stand in the statement; a paper shows their beginning. In characters. */
const shownLimit = 2_000;

// Everything that draws nothing, reverses reading order or breaks a line: shown by its number instead.
const unseen =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;
// GitHub and other renderers make links of bare addresses, mentions and issue numbers, escaped or not; code spans stay text.
const linkable = /[^\s`|]*(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|www\.|mailto:|xmpp:|@|#\d|GH-\d)[^\s`|]*/giu;
const entity: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

function visible(value: string): string {
  const cut = value.length > shownLimit ? value.slice(0, shownLimit) : value;
  const text = cut
    .toWellFormed()
    .replace(unseen, (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .replace(/\s+/gu, ' ')
    .trim();
  return value.length > shownLimit ? `${text} … (${value.length - shownLimit} more characters in the record)` : text;
}

function escapeProse(text: string): string {
  return text
    .replace(/[\\`*_[\]~#$^]/gu, '\\$&')
    .replace(/[&<>|]/gu, (character) => entity[character] ?? character)
    .replace(/^([-+=])/u, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/u, '$1\\$2');
}

/**
 * Text from people or evidence as one line of Markdown that renders as that text and nothing else: no marker, heading,
 * table, list, link, mention, emphasis or HTML can come of it, and invisible characters are shown.
 */
export function peopleText(value: string): string {
  const text = visible(value);
  let result = '';
  let copied = 0;
  for (const match of text.matchAll(linkable)) {
    result += `${escapeProse(text.slice(copied, match.index))}\`${match[0]}\``;
    copied = match.index + match[0].length;
  }
  return result + escapeProse(text.slice(copied));
}

/** A path, digest, id or command as a code span; falls back to escaped text where a code span could not hold it. */
export function codeText(value: string): string {
  const text = visible(value);
  return text === '' || /[`|]/u.test(text) ? peopleText(value) : `\`${text}\``;
}
