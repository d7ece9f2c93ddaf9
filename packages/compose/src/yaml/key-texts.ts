import type { Source } from './source.ts';

/** Longer keys are names that people give, and stand once or twice. */
const longestKey = 32;
const places = 512;

/**
 * The text of a key between two places of a text. A stack says `image` once for each service: such keys are one string,
 * kept once and found by its identity in every later stage. Two keys of one place take turns.
 */
export function keyText({ keyTexts }: Source, text: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0 || length > longestKey) {
    return text.slice(start, end);
  }
  const middle = text.charCodeAt(start + (length >> 1));
  const place = (length + 5 * text.charCodeAt(start) + 19 * middle + 37 * text.charCodeAt(end - 1)) % places;
  const known = keyTexts[place];
  if (known !== undefined && known.length === length && text.startsWith(known, start)) {
    return known;
  }
  const key = text.slice(start, end);
  keyTexts[place] = key;
  return key;
}
