import { type PaperBody, type PaperKind, type Sha256, sha256 } from '@sallyport/record';
import { locateParts, type PartPlace } from './markers/locate-parts.ts';
import { readParts } from './markers/read-parts.ts';
import { spliceParts } from './markers/splice-parts.ts';
import { PaperError } from './paper-error.ts';
import { partIds } from './paper-kinds.ts';
import { templatesVersion } from './templates/versions.ts';

/** SHA-256 of a text's UTF-8 bytes: the digest of a part (its markdown) or of a paper. */
export function textDigest(text: string): Sha256 {
  return sha256(text);
}

/**
 * The paper with every generated part emptied but the minutes' `body`: what approvals bind, and what the criteria about
 * papers are about. So a renewed board voids no approval, while every line of a person counts. Throws PaperError where
 * markers are broken.
 */
export function paperBody(text: string): string {
  return emptied(text, locateParts(text));
}

// Emptying a part that was found in its place cannot move a marker, so the text is not parsed a second time.
function emptied(text: string, places: readonly PartPlace[]): string {
  return spliceParts(text, places, (id) => (id === 'body' ? undefined : ''));
}

/**
 * Body of the `paper` statement for these bytes. Throws PaperError where the parts of this kind of paper are not all
 * there, in their order (PAPER_MARKER_MISSING, PAPER_MARKER_MOVED, PAPER_MARKER_UNKNOWN).
 */
export function paperStatementBody(kind: PaperKind, path: string, text: string): PaperBody {
  const parts = readParts(text);
  const expected: readonly string[] = partIds[kind];
  for (const { id, start } of parts) {
    if (!expected.includes(id)) {
      const message = `Line ${start}: part "${id}" does not belong into this paper (${kind}). Remove it.`;
      throw new PaperError('PAPER_MARKER_UNKNOWN', message, { line: start });
    }
  }
  const missing = expected.find((id) => !parts.some((part) => part.id === id));
  if (missing !== undefined) {
    throw new PaperError(
      'PAPER_MARKER_MISSING',
      `The paper ${path} has lost its part "${missing}". Put its markers back.`,
    );
  }
  const moved = parts.find((part, index) => part.id !== expected[index]);
  if (moved !== undefined) {
    const message = `Line ${moved.start}: part "${moved.id}" was moved. The order is ${expected.join(', ')}.`;
    throw new PaperError('PAPER_MARKER_MOVED', message, { line: moved.start });
  }
  return {
    kind,
    path,
    bytes: textDigest(text),
    templates: templatesVersion,
    parts: parts.map(({ id, markdown }) => ({ id, sha256: textDigest(markdown) })),
    body: textDigest(emptied(text, parts)),
  };
}
