import { PaperError } from '../paper-error.ts';
import type { PaperPart } from '../paper-model.ts';
import { locateParts } from './locate-parts.ts';
import { readParts } from './read-parts.ts';

/** Offsets of the line starts of a text, in UTF-16 units, with the end of the text as the last entry. */
function lineStarts(text: string): readonly number[] {
  const ends = Array.from(text.matchAll(/\r\n|\n|\r/gu), (match) => match.index + match[0].length);
  return [0, ...ends, text.length];
}

function checkWritten(text: string, parts: ReadonlyMap<string, string>): void {
  for (const { id, markdown } of readParts(text)) {
    const wanted = parts.get(id);
    if (wanted !== undefined && wanted !== markdown) {
      throw new PaperError(
        'PAPER_PART_UNSAFE',
        `Part "${id}" would not read back as written. This is a fault of Sallyport.`,
      );
    }
  }
}

/**
 * Writes parts between their markers; every other byte stays, and a part takes the line ends of its begin marker.
 * Throws PaperError where a marker is broken or missing (PAPER_MARKER_…), or a part would break the document.
 */
export function replaceParts(text: string, parts: readonly PaperPart[]): string {
  const places = locateParts(text);
  const wanted = new Map(parts.map((part) => [part.id, part.markdown]));
  for (const id of wanted.keys()) {
    if (!places.some((place) => place.id === id)) {
      const what = `The paper has no part "${id}".`;
      const remedy = `Put \`<!-- sallyport:begin ${id} -->\` and \`<!-- sallyport:end ${id} -->\` back where it stood.`;
      throw new PaperError('PAPER_MARKER_MISSING', `${what} ${remedy}`);
    }
  }
  const starts = lineStarts(text);
  let result = '';
  let copied = 0;
  for (const place of places) {
    const markdown = wanted.get(place.id);
    if (markdown === undefined) continue;
    if (markdown !== '' && !markdown.endsWith('\n')) {
      throw new PaperError(
        'PAPER_PART_UNSAFE',
        `Part "${place.id}" does not end with a line end. This is a fault of Sallyport.`,
      );
    }
    const from = starts[place.start] ?? text.length;
    const newline = text.slice(0, from).endsWith('\r\n') ? '\r\n' : '\n';
    result += text.slice(copied, from) + markdown.replaceAll('\n', newline);
    copied = starts[place.end - 1] ?? text.length;
  }
  result += text.slice(copied);
  checkWritten(result, wanted);
  return result;
}
