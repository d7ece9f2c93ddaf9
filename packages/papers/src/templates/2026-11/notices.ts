import type { PaperModel } from '../../paper-model.ts';

/** Printed in every paper of a demo record, so that nobody takes one for the real thing. */
export function demoNotice(model: PaperModel): string | null {
  return model.board.kind === 'demo' || model.gate.project.kind === 'demo'
    ? '**Demo record.** The people, the project and the decision are invented.'
    : null;
}

/** Printed where a board shows what was just seen, unsigned: it satisfies nothing. */
export function previewNotice(model: PaperModel): string | null {
  return model.board.preview ? '**Preview.** Facets show what was just seen; none of it is in the record.' : null;
}
