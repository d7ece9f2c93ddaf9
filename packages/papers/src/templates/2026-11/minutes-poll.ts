import { bullets } from '../../markdown/part-markdown.ts';
import { peopleText } from '../../markdown/people-text.ts';
import { table } from '../../markdown/table.ts';
import type { PaperModel } from '../../paper-model.ts';
import { type KickoffHistory, reservation, rollCallVote, type Vote } from './kickoff-history.ts';
import { personText, roleText } from './person-text.ts';
import { digestLegend, shortDigest, statementText } from './statement-text.ts';
import { timeText } from './time-text.ts';

function standingOf(history: KickoffHistory, vote: Vote): string {
  if (history.withdrawn.has(vote.digest)) return 'withdrawn by its author';
  if (!history.current.has(vote.digest)) return 'replaced by a later vote of its author';
  return vote.body.answer === 'no-go' ? 'stands' : 'not for a role of this poll';
}

function voteLine(model: PaperModel, history: KickoffHistory, vote: Vote): string {
  const { person } = vote.header.author;
  const roles = vote.body.roles.map((role) => roleText(model, role)).join(', ') || 'no role';
  const who = person === null ? 'a runner' : personText(model, person);
  const answer = vote.body.answer === 'go' ? 'GO' : 'NO-GO';
  const where =
    vote.body.poll === history.poll?.digest
      ? 'in this poll'
      : vote.body.poll === null
        ? 'outside of a poll'
        : 'in an earlier poll';
  const reason = vote.body.reason === null ? 'no reason given' : `reason: ${peopleText(vote.body.reason)}`;
  const head = `**${answer}** by ${who} for ${roles}, ${where}, ${timeText(vote.header.time)}`;
  return `${head}; ${reason}; ${standingOf(history, vote)}; ${statementText(vote.digest)}`;
}

interface Call {
  readonly title: string;
  readonly person: string | null;
  readonly vote: Vote | null;
}

function calls(model: PaperModel, history: KickoffHistory): readonly Call[] {
  return (history.poll?.body.stations ?? []).flatMap(({ role, persons, needed }): readonly Call[] => {
    const title = `${roleText(model, role)} (${needed} of ${persons.length})`;
    if (persons.length === 0) return [{ title, person: null, vote: null }];
    return persons.map((person) => ({ title, person, vote: rollCallVote(history, role, person) }));
  });
}

function callRow(model: PaperModel, history: KickoffHistory, { title, person, vote }: Call): readonly string[] {
  const who = person === null ? 'nobody holds the role' : personText(model, person);
  if (vote === null) return [title, who, 'silent', '', '', ''];
  const against = reservation(history, vote);
  const answer = vote.body.answer === 'no-go' ? '**NO-GO**' : against === null ? 'GO' : `GO, not counted: ${against}`;
  const reason = vote.body.reason === null ? '' : peopleText(vote.body.reason);
  return [title, who, answer, reason, timeText(vote.header.time), shortDigest(vote.digest)];
}

/** The roll-call poll in the declared order, and every dissent, also those that were replaced or taken back since. */
export function pollBlocks(model: PaperModel, history: KickoffHistory): readonly (string | null)[] {
  const { poll, votes, earlierNoGos } = history;
  if (poll === null) return ['### Roll call', 'No poll was opened.'];
  const called = calls(model, history);
  const shown = new Set(called.flatMap(({ vote }) => vote ?? []));
  const line = (vote: Vote): string => voteLine(model, history, vote);
  const dissent = [...earlierNoGos, ...votes.filter((vote) => vote.body.answer === 'no-go')];
  const others = votes.filter((vote) => vote.body.answer === 'go' && !shown.has(vote));
  return [
    '### Roll call',
    `Poll opened ${timeText(poll.body.opened)}, deadline ${timeText(poll.body.deadline)}, ${statementText(poll.digest)}.`,
    table(
      ['Role', 'Person', 'Answer', 'Reason', 'Time', 'Statement'],
      called.map((call) => callRow(model, history, call)),
    ),
    digestLegend([...shown].map((vote) => vote.digest)),
    '### Dissent',
    bullets(dissent.map(line)) ?? 'No no-go was cast in this poll or before it.',
    others.length === 0 ? null : '### Votes that are not in the roll call',
    bullets(others.map(line)),
  ];
}
