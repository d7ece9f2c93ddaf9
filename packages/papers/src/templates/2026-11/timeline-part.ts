import type { SignoffView } from '@sallyport/gate';
import { bullets, partMarkdown } from '../../markdown/part-markdown.ts';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { citations, find, ofType } from './citations.ts';
import { kickoffHistory } from './kickoff-history.ts';
import { personText } from './person-text.ts';
import { statementText } from './statement-text.ts';
import { timeText } from './time-text.ts';
import { verdictWords } from './words.ts';

function creationLine(model: PaperModel): string {
  const first = ofType(citations(model.statements), 'paper').find(
    ({ header, body }) => body.kind === 'log' && header.phase === model.gate.phase.number,
  );
  return first === undefined
    ? '**Creation of this log:** drafted, not in the record yet'
    : `**Creation of this log:** ${timeText(first.header.time)}, ${codeText(first.body.path)}, ${statementText(first.digest)}`;
}

function kickoffLines(model: PaperModel): readonly string[] {
  const { kickoff, poll } = kickoffHistory(model);
  const held = kickoff === null ? 'not held' : `${timeText(kickoff.header.time)}, ${statementText(kickoff.digest)}`;
  const opened = poll === null ? 'not opened' : `opened ${timeText(poll.body.opened)}, ${statementText(poll.digest)}`;
  return [`**Kickoff:** ${held}`, `**Go/no-go poll:** ${opened}`];
}

function confirmationLine(model: PaperModel): string {
  const { decision } = model.board;
  const found = find(citations(model.statements), 'decision', decision?.statement ?? null);
  const label = `**Formal confirmation of readiness for phase ${model.gate.phase.number}:**`;
  if (decision === null || found === null) return `${label} not decided`;
  const verdict = found.body.verdict === 'GO' ? 'confirmed' : '**not** confirmed';
  return `${label} ${verdict}, decision ${verdictWords[found.body.verdict]} at ${timeText(found.body.at)}, ${statementText(found.digest)}`;
}

function signoffText(model: PaperModel, signoff: SignoffView): string {
  const reason = signoff.reason === null ? '' : `, reason: ${peopleText(signoff.reason)}`;
  const standing = signoff.stands ? '' : ', **no longer stands**: what it was bound to has changed';
  const who = `${signoff.answer} by ${personText(model, signoff.person)} (${signoff.presence === 'proved' ? 'presence proved' : 'key file'})`;
  return `${who} at ${timeText(signoff.time)}${reason}${standing}, ${statementText(signoff.statement)}`;
}

function criterionLine(model: PaperModel, id: string, label: string): string {
  const criterion = model.board.criteria.find((view) => view.criterion.id === id);
  if (criterion === undefined) return `**${label} (${id}):** the gate has no such criterion`;
  const signoffs = criterion.facets.filter((view) => view.facet.kind === 'sign').flatMap((view) => view.signoffs);
  const answers = signoffs.map((signoff) => signoffText(model, signoff)).join('; ');
  return `**${label} (${id}):** ${answers || 'not given'}`;
}

function holdLines(model: PaperModel): readonly string[] {
  return model.board.holds.map((hold) => {
    const who = hold.by === null ? `runner ${codeText(hold.runner ?? 'unnamed')}` : personText(model, hold.by);
    const lifted = hold.resumedBy === null ? 'still stands' : `lifted by ${statementText(hold.resumedBy)}`;
    return `**Door held:** ${timeText(hold.time)} by ${who}, reason: ${peopleText(hold.reason)}, ${lifted}, ${statementText(hold.statement)}`;
  });
}

/** What the task asks to be logged: creation, kickoff, confirmation, and the final internal sign-offs. */
export function timelinePart(model: PaperModel): string {
  return partMarkdown([
    bullets([
      creationLine(model),
      ...kickoffLines(model),
      criterionLine(model, 'E9', 'Final internal sign-off on the stability of the staging environment'),
      criterionLine(model, 'E8', 'Final internal sign-off on the security posture of the staging environment'),
      criterionLine(model, 'L4', 'Sign-off on the process for externally reported vulnerabilities'),
      criterionLine(model, 'I2', 'Legal review of the tester-facing documents'),
      confirmationLine(model),
      ...holdLines(model),
    ]),
  ]);
}
