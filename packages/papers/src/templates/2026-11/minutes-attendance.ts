import { gateInForce } from '@sallyport/gate';
import { bullets } from '../../markdown/part-markdown.ts';
import { peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import type { KickoffHistory } from './kickoff-history.ts';
import { personText, roleText } from './person-text.ts';

/** Who was there: a vote is attendance. Quorum counts roles of which somebody voted. */
export function attendanceBlocks(model: PaperModel, history: KickoffHistory): readonly (string | null)[] {
  const { kickoff, poll, votes } = history;
  const stations = poll?.body.stations ?? [];
  const expected = new Set([
    ...(kickoff === null ? [] : [kickoff.body.chair, ...kickoff.body.invited]),
    ...stations.flatMap((station) => station.persons),
  ]);
  const voters = new Set(votes.flatMap((vote) => vote.header.author.person ?? []));
  const rolesOf = (person: string): string => {
    const held = stations
      .filter((station) => station.persons.includes(person))
      .map((station) => roleText(model, station.role));
    return held.length === 0 ? '' : `, ${held.join(', ')}`;
  };
  const line = (person: string): string => `${personText(model, person)}${rolesOf(person)}`;
  const present = [...new Set([...expected, ...voters])].filter((person) => voters.has(person));
  const absent = [...expected].filter((person) => !voters.has(person));
  const attending = stations.filter((station) => station.persons.some((person) => voters.has(person))).length;
  const quorum = gateInForce(model.gate, model.board).kickoff.quorum;
  return [
    '### Attendance',
    'Attendance is taken from the votes of the poll.',
    bullets(present.map((person) => `Present: ${line(person)}`)),
    bullets(absent.map((person) => `Absent (no vote): ${line(person)}`)),
    `**Quorum:** ${quorum} roles needed, ${attending} attended: quorum ${attending >= quorum ? 'was' : 'was **not**'} reached.`,
  ];
}

/** The agenda as it was recorded when the kickoff was called. */
export function agendaBlocks(history: KickoffHistory): readonly (string | null)[] {
  const items = history.kickoff?.body.agenda ?? [];
  return [
    '### Agenda',
    items.length === 0
      ? 'No item was recorded.'
      : items.map((item, index) => `${index + 1}. ${peopleText(item) || '(empty)'}`).join('\n'),
  ];
}
