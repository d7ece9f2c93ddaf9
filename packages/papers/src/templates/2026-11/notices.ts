import type { PaperModel } from '../../paper-model.ts';

/** Printed in every paper of a demo record, so that nobody takes one for the real thing. */
export function demoNotice(model: PaperModel): string | null {
  return model.board.kind === 'demo' || model.gate.project.kind === 'demo'
    ? '**Demo record.** The people, the project and the decision are invented.'
    : null;
}
