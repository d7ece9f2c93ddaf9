import type { Sha256 } from '@sallyport/record';
import { bullets } from '../../markdown/part-markdown.ts';
import { peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { type Citations, ofType } from './citations.ts';
import { personsText, personText } from './person-text.ts';
import { statementText } from './statement-text.ts';
import { timeText } from './time-text.ts';

/** Who approved the body of the minutes, by statement; an approval of an earlier text is shown as what it is. */
export function approvalBlocks(
  model: PaperModel,
  order: Citations,
  before: ReadonlySet<Sha256>,
): readonly (string | null)[] {
  const { minutes } = model.board;
  const standing = new Map(minutes.approvals.map((approval) => [approval.statement, approval.stands]));
  const lines = ofType(order, 'signoff', before)
    .filter(({ header, body }) => body.purpose === 'minutes' && header.phase === model.gate.phase.number)
    .map(({ digest, header, body }) => {
      const entry = body.entries[0];
      const who = header.author.person === null ? 'a runner' : personText(model, header.author.person);
      const reason = entry?.reason === null || entry === undefined ? '' : `, reason: ${peopleText(entry.reason)}`;
      const counts = standing.get(digest) === true ? '' : ', does not count for this body';
      return `${entry?.answer ?? 'no answer'} by ${who} at ${timeText(header.time)}${reason}${counts}, ${statementText(digest)}`;
    });
  const missing = minutes.needed.filter(
    (person) =>
      !minutes.approvals.some(
        (approval) => approval.person === person && approval.stands && approval.answer === 'accepted',
      ),
  );
  return [
    `**Approval of the minutes' body:** ${minutes.approved ? 'approved' : '**not** approved'}`,
    bullets(lines) ?? 'Nobody has answered yet.',
    minutes.approved || missing.length === 0 ? null : `Waiting for ${personsText(model, missing)}.`,
  ];
}
