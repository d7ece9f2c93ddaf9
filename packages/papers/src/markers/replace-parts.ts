import { PaperError } from '../paper-error.ts';
import type { PaperPart } from '../paper-model.ts';
import { locateParts } from './locate-parts.ts';
import { readParts } from './read-parts.ts';
import { spliceParts } from './splice-parts.ts';

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
  for (const [id, markdown] of wanted) {
    if (markdown === '' || markdown.endsWith('\n')) continue;
    throw new PaperError(
      'PAPER_PART_UNSAFE',
      `Part "${id}" does not end with a line end. This is a fault of Sallyport.`,
    );
  }
  const result = spliceParts(text, places, (id) => wanted.get(id));
  checkWritten(result, wanted);
  return result;
}
