import type { LocatedPart } from '../paper-model.ts';
import { locateParts } from './locate-parts.ts';

/**
 * The generated parts of a paper, in the order in which they stand; markdown with LF line ends. Throws PaperError as
 * `locateParts` does.
 */
export function readParts(text: string): readonly LocatedPart[] {
  const places = locateParts(text);
  const lines = text.split(/\r\n|\n|\r/u);
  return places.map((place) => ({
    ...place,
    markdown: lines
      .slice(place.start, place.end - 1)
      .map((line) => `${line}\n`)
      .join(''),
  }));
}
