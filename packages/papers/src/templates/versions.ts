import type { PaperKind } from '@sallyport/record';
import { PaperError } from '../paper-error.ts';
import type { PaperModel, PaperPart } from '../paper-model.ts';
import { renderParts202611 } from './2026-11/render-parts.ts';

/** Version in which new papers are written. `paper` statements name it. */
export const templatesVersion = '2026-11';

/** Every version ever published stays here, so that an old paper can be rendered again and compared. */
const versions: ReadonlyMap<string, (kind: PaperKind, model: PaperModel) => readonly PaperPart[]> = new Map([
  ['2026-11', renderParts202611],
]);

/**
 * The generated parts of one kind of paper, in their order. Deterministic: equal models give equal text. Throws
 * PaperError PAPER_TEMPLATES_UNKNOWN for a version that this build does not have.
 */
export function renderParts(
  kind: PaperKind,
  model: PaperModel,
  version: string = templatesVersion,
): readonly PaperPart[] {
  const render = versions.get(version);
  if (render === undefined) {
    const known = [...versions.keys()].join(', ');
    const message = `Templates of version "${version}" are not in this Sallyport (it has ${known}). Use a newer one.`;
    throw new PaperError('PAPER_TEMPLATES_UNKNOWN', message);
  }
  return render(kind, model);
}
