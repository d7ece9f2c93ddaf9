import type { PartPlace } from './locate-parts.ts';

/** Offsets of the line starts of a text, in UTF-16 units, with the end of the text as the last entry. */
function lineStarts(text: string): readonly number[] {
  const ends = Array.from(text.matchAll(/\r\n|\n|\r/gu), (match) => match.index + match[0].length);
  return [0, ...ends, text.length];
}

/**
 * Puts text between markers that were located before; every other byte stays. What is put in takes the line ends of
 * its begin marker. Checks nothing: see `replaceParts`.
 */
export function spliceParts(
  text: string,
  places: readonly PartPlace[],
  markdownOf: (id: string) => string | undefined,
): string {
  const starts = lineStarts(text);
  let result = '';
  let copied = 0;
  for (const place of places) {
    const markdown = markdownOf(place.id);
    if (markdown === undefined) continue;
    const from = starts[place.start] ?? text.length;
    const newline = text.slice(copied, from).endsWith('\r\n') ? '\r\n' : '\n';
    result += text.slice(copied, from) + markdown.replaceAll('\n', newline);
    copied = starts[place.end - 1] ?? text.length;
  }
  return result + text.slice(copied);
}
