import { partMarkdown } from '../../markdown/part-markdown.ts';
import { peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { kickoffHistory } from './kickoff-history.ts';
import { agendaBlocks, attendanceBlocks } from './minutes-attendance.ts';
import { pollBlocks } from './minutes-poll.ts';
import { reviewBlocks } from './minutes-review.ts';
import { demoNotice } from './notices.ts';
import { personText } from './person-text.ts';
import { statementText } from './statement-text.ts';
import { timeText } from './time-text.ts';

/** The body of the minutes: what happened at the kickoff and in its poll. This is what attendees approve. */
export function minutesBodyPart(model: PaperModel): string {
  const history = kickoffHistory(model);
  const { kickoff } = history;
  if (kickoff === null) {
    return partMarkdown([demoNotice(model), 'No kickoff is in the record, so there is nothing to minute yet.']);
  }
  const { project, phase, candidate } = model.gate;
  const facts = [
    `- **Project:** ${peopleText(project.name)}`,
    `- **Phase:** ${phase.number} (${peopleText(phase.title)})`,
    `- **Candidate:** ${peopleText(candidate.version)}`,
    `- **Kickoff recorded:** ${timeText(kickoff.header.time)}, ${statementText(kickoff.digest)}`,
    `- **Chair:** ${personText(model, kickoff.body.chair)}`,
  ];
  return partMarkdown([
    `## ${peopleText(kickoff.body.title) || 'Kickoff'}`,
    demoNotice(model),
    facts.join('\n'),
    ...attendanceBlocks(model, history),
    ...agendaBlocks(history),
    ...reviewBlocks(model, history),
    ...pollBlocks(model, history),
  ]);
}
