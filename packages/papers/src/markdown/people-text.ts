import { looksLikeMarker } from '../markers/marker-lookalike.ts';

/** Longer values stand in the statement; a paper shows their beginning. In characters. */
const shownLimit = 2_000;

// Everything that draws nothing, reverses reading order or breaks a line is shown by its number instead. The joiners stay
// after letters of other scripts, where names need them; selectors of emoji style fall away.
const unseen = /(?<!\P{ASCII})[\u200C\u200D]|(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const emojiStyle = /\uFE0E|\uFE0F/gu;
// GitHub and other renderers make links of bare addresses, mentions and issue numbers, escaped or not; code spans stay text.
const linkable = /:\/\/|www\.|mailto:|xmpp:|@|#\d|GH-\d/iu;
const token = /[^\s`|<>]+/gu;
const entity: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

function byNumber(character: string): string {
  return `(U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}

function visible(value: string): string {
  const cut = value.length > shownLimit ? value.slice(0, shownLimit) : value;
  const text = cut
    .toWellFormed()
    .replace(emojiStyle, '')
    .replace(/[^\S\uFEFF]+/gu, ' ')
    .replace(unseen, byNumber)
    .trim();
  // A real bracket is escaped later; only one of another script could still be taken for a marker.
  const told = looksLikeMarker(text.replaceAll('<', '')) ? text.replace(/\P{ASCII}/gu, byNumber) : text;
  return value.length > shownLimit ? `${told} … (${value.length - shownLimit} more characters in the record)` : told;
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
  for (const match of text.matchAll(token)) {
    if (!linkable.test(match[0])) continue;
    result += `${escapeProse(text.slice(copied, match.index))}\`${match[0]}\``;
    copied = match.index + match[0].length;
  }
  return result + escapeProse(text.slice(copied));
}

/** A path, digest, id or command as a code span; falls back to escaped text where a code span could not hold it. */
export function codeText(value: string): string {
  const text = visible(value);
  return text === '' || /[`|<>]/u.test(text) ? peopleText(value) : `\`${text}\``;
}
