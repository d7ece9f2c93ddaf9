import type { PaperKind } from '@sallyport/record';
import { partIds } from '../../paper-kinds.ts';
import type { PaperModel, PaperPart } from '../../paper-model.ts';
import { criteriaPart } from './criteria-part.ts';
import { deliverablesPart } from './deliverables-part.ts';
import { findingsPart } from './findings-part.ts';
import { headerPart } from './header-part.ts';
import { minutesBodyPart } from './minutes-body-part.ts';
import { minutesOutcomePart, outcomePart } from './outcome-part.ts';
import { readinessPart } from './readiness-part.ts';
import { timelinePart } from './timeline-part.ts';

type Render = (model: PaperModel) => string;

const renderers: { readonly [K in PaperKind]: Readonly<Record<(typeof partIds)[K][number], Render>> } = {
  log: {
    'log:header': headerPart,
    'log:timeline': timelinePart,
    'log:readiness': readinessPart,
    'log:findings': findingsPart,
    outcome: outcomePart,
  },
  minutes: { body: minutesBodyPart, outcome: minutesOutcomePart },
  deliverables: { deliverables: deliverablesPart, outcome: outcomePart },
  readiness: { criteria: criteriaPart, outcome: outcomePart },
};

/** Templates of November 2026: the parts of one kind of paper, in their order. */
export function renderParts202611(kind: PaperKind, model: PaperModel): readonly PaperPart[] {
  const byId: Readonly<Record<string, Render>> = renderers[kind];
  return partIds[kind].flatMap((id) => {
    const render = byId[id];
    return render === undefined ? [] : [{ id, markdown: render(model) }];
  });
}
