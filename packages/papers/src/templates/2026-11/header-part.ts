import { partMarkdown } from '../../markdown/part-markdown.ts';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { formatStatus, learnStatusStyle } from '../../skeleton/status-style.ts';
import { demoNotice } from './notices.ts';
import { phaseStatus } from './status-words.ts';

function previousLogLine(model: PaperModel): string {
  const previous = model.gate.phase.previous;
  if (model.previousLog !== null) {
    return `- **Structure:** follows the log of phase ${previous?.number ?? '?'}, ${codeText(previous?.log ?? '')}`;
  }
  return previous === null
    ? '- **Structure:** default, because there was no previous log'
    : `- **Structure:** default, because there was no previous log at ${codeText(previous.log)}`;
}

/** Phase, title, status line, candidate: the head of the progress log. */
export function headerPart(model: PaperModel): string {
  const { phase, project } = model.gate;
  const { candidate } = model.board;
  const commit = candidate.commit === null ? 'no commit' : `commit ${codeText(candidate.commit)}`;
  return partMarkdown([
    formatStatus(learnStatusStyle(model.previousLog), phaseStatus(model.board)),
    demoNotice(model),
    [
      `- **Project:** ${peopleText(project.name)}`,
      `- **Phase:** ${phase.number} (${peopleText(phase.title)})`,
      `- **Candidate:** ${peopleText(candidate.version)}, ${commit}`,
      `- **Branch:** ${codeText(model.branch)}${model.commit === null ? '' : `, materials at ${codeText(model.commit)}`}`,
      previousLogLine(model),
    ].join('\n'),
    'Sallyport writes the marked parts of this log from the record. Everything else belongs to people: it was drafted once, and is theirs to change.',
  ]);
}
