import type { FlatText } from './flat-text.ts';

/** Words with a full stop that do not end a sentence. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|ca|cf|no|nr|fig|sec|mr|ms|mrs|dr|st|incl|max|min|resp|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.$/i;

/** Cuts a text into sentences; offsets are into the text. A stop inside a code span, a number or a path ends nothing. */
export function sentenceRanges(flat: FlatText): readonly { readonly start: number; readonly end: number }[] {
  const { text, codes } = flat;
  // Most headings and cells are one statement.
  if (flat.cuts.length === 0 && !/[.!?;]["')\]]{0,2}\s/.test(text))
    return text.trim() === '' ? [] : [{ start: 0, end: text.length }];
  const cuts = new Set<number>(flat.cuts);
  for (const match of text.matchAll(/[.!?;](?:["')\]]{0,2})\s+(?=[\p{Lu}\p{N}\p{Extended_Pictographic}"'([])/gu)) {
    const stop = match.index;
    if (codes.some((code) => stop >= code.start && stop < code.end)) continue;
    if (text[stop] === '.' && abbreviation.test(text.slice(Math.max(0, stop - 12), stop + 1))) continue;
    // `1. One` in a heading or table cell is one statement with its number.
    if (/^\s*(?:\d+\.)+$/.test(text.slice(0, stop + 1))) continue;
    cuts.add(stop + match[0].length);
  }
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length].sort((a, b) => a - b)) {
    if (text.slice(start, cut).trim() !== '') ranges.push({ start, end: cut });
    start = cut;
  }
  return ranges;
}
