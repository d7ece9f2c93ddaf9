import type { Explanation } from '@sallyport/gate';
import { bullets, partMarkdown } from '../../markdown/part-markdown.ts';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import { table } from '../../markdown/table.ts';
import type { PaperModel } from '../../paper-model.ts';
import { previewNotice } from './notices.ts';
import { personText, roleText } from './person-text.ts';
import { statementText } from './statement-text.ts';
import { timeText } from './time-text.ts';
import { doorWords, gradeWords, stateWords, verdictWords } from './words.ts';

function openPoint(model: PaperModel, point: Explanation): readonly string[] {
  const command = point.command === null ? '' : ` (${codeText(point.command)})`;
  return [
    point.criterion === null ? 'rule' : peopleText(point.criterion),
    stateWords[point.state],
    peopleText(point.reason),
    point.place === null ? '' : codeText(point.place),
    point.owner === null ? '' : roleText(model, point.owner),
    `${peopleText(point.action)}${command}`,
  ];
}

function summary(model: PaperModel): string {
  const { board } = model;
  const { required, met, probed, attested, waived } = board.counts;
  const waivers = waived === 0 ? '' : `, ${waived} of them failed **and waived**`;
  return [
    `- **Computed at:** ${timeText(board.at)} (semantics ${codeText(board.semantics)})`,
    `- **Verdict:** ${verdictWords[board.verdict]}`,
    `- **Door:** ${doorWords[board.door]}`,
    `- **Required criteria:** ${met} of ${required} met${waivers}; ${probed} probed, ${attested} attested, not probed`,
    `- **Duty grade:** ${gradeWords[board.duty.grade]}`,
  ].join('\n');
}

/** The board in short, and every open point with its owner and next action. */
export function readinessPart(model: PaperModel): string {
  const { board } = model;
  const rules = board.rules.filter((rule) => !rule.met && rule.explanation === null);
  const relief = board.relief.map((view) => {
    const until = view.expires === null ? '' : ` until ${timeText(view.expires)}`;
    return `**${peopleText(view.criterion)}**: ${view.kind}, ${view.state}${until}, reason: ${peopleText(view.reason)}, ${statementText(view.statement)}`;
  });
  const noGos = board.standingNoGos.map(
    (vote) =>
      `**NO-GO** by ${personText(model, vote.person)} at ${timeText(vote.time)}, ` +
      `reason: ${vote.reason === null ? 'none given' : peopleText(vote.reason)}, ${statementText(vote.statement)}`,
  );
  const points = board.blockers.map((point) => openPoint(model, point));
  return partMarkdown([
    previewNotice(model),
    summary(model),
    '**Open points**',
    points.length === 0 ? 'None.' : table(['Criterion', 'State', 'Reason', 'Place', 'Owner', 'Next action'], points),
    bullets(rules.map((rule) => `Rule not met: ${peopleText(rule.title)}`)),
    noGos.length === 0 ? null : '**Standing no-gos**',
    bullets(noGos),
    relief.length === 0 ? null : '**Waivers and deviations**',
    bullets(relief),
  ]);
}
