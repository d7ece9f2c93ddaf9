import type { PaperKind } from '@sallyport/record';
import { peopleText } from '../markdown/people-text.ts';
import { replaceParts } from '../markers/replace-parts.ts';
import { partIds } from '../paper-kinds.ts';
import type { PaperModel } from '../paper-model.ts';
import { prompt } from '../skeleton/fill-section.ts';
import { renderParts } from '../templates/versions.ts';
import { draftLog } from './draft-log.ts';
import { emptyPart } from './empty-part.ts';

function draftOther(kind: Exclude<PaperKind, 'log'>, model: PaperModel): string {
  const { phase } = model.gate;
  const previous = phase.previous === null ? 'Previous' : `Phase ${phase.previous.number}`;
  const titles = {
    minutes: `Phase ${phase.number} kickoff minutes: ${peopleText(phase.title)}`,
    deliverables: `${previous} deliverable checklist, reviewed for phase ${phase.number}`,
    readiness: `Phase ${phase.number} Definition of Ready: ${peopleText(phase.title)}`,
  };
  const [content = '', ...rest] = partIds[kind];
  return [`# ${titles[kind]}`, emptyPart(content), '## Notes', prompt, '## Outcome', ...rest.map(emptyPart)]
    .join('\n\n')
    .concat('\n');
}

/**
 * A complete new paper with its generated parts. The log follows the structure of the previous log. Throws PaperError
 * where the previous log cannot be read.
 */
export function draftPaper(kind: PaperKind, model: PaperModel): string {
  const frame = kind === 'log' ? draftLog(model) : draftOther(kind, model);
  return replaceParts(frame, renderParts(kind, model));
}
