import { openCriteria, owedBy } from '@sallyport/gate';
import type { PersonId } from '@sallyport/record';
import type { KickoffPage } from '../../contract/kickoff.ts';
import { type JudgedGate, shownBoard } from '../judged-gate.ts';
import { amount, personRef, rolesOf, roleTitle } from './words.ts';

type Next = KickoffPage['next'];

/** The next thing that the room does, who does it, and whether that is the reader. */
export function nextStep(judged: JudgedGate, person: PersonId): Next {
  const { record } = judged;
  const board = shownBoard(judged);
  const anyRole = rolesOf(board, person).length > 0;
  const say = (act: Next['act'], sentence: string, mine = anyRole): Next => ({ act, sentence, mine });
  const names = (ids: readonly PersonId[]): string => ids.map((id) => personRef(record, id).name).join(', ');
  if (record === null)
    return say(
      'baseline',
      'Nobody is enrolled yet. Invite the people first; then the founder founds the trust root.',
      false,
    );
  if (board.decision !== null && board.door !== 'closed')
    return say('done', `Decided ${board.decision.verdict} at ${board.decision.at}; the door is ${board.door}.`, false);
  if (board.baseline === null || board.baseline.changed.length > 0) return baselineStep(judged, person, say);
  if (board.kickoff === null) return say('open', 'The kickoff is not open. Whoever opens it takes the chair.');
  const open = openCriteria(board.criteria);
  if (open.length > 0) {
    const mine = open.some((view) => view.signers.some(({ missing }) => missing.includes(person)));
    const act = `${amount(open.length, 'required criterion', 'required criteria')} ${open.length === 1 ? 'is' : 'are'} open`;
    return say(
      'answer',
      `${act}: ${firstIds(open.map((view) => view.criterion.id))}. The poll opens when they are met.`,
      mine,
    );
  }
  const { poll, minutes } = board;
  if (poll === null) return say('poll', 'Every required criterion is met. The chair opens the poll.');
  if (poll.state === 'void')
    return say('poll', `The poll is void, because ${poll.changed.slice(0, 3).join('; ')}. A new one is needed.`);
  if (poll.state === 'timed out')
    return say('poll', 'The poll ran out of time, and silence is not GO. A new one is needed.');
  if (poll.state === 'open') {
    const against = poll.stations.filter(({ answer }) => answer === 'no-go');
    const silent = poll.stations.filter(({ answer }) => answer === 'silent');
    const [station] = silent;
    if (station === undefined)
      return say(
        'vote',
        `${against.map(({ title }) => title).join(', ')} said NO-GO; only who said it takes it back.`,
        false,
      );
    const called = `${roleTitle(board, station.role)} is called (${names(station.silent)}). ${poll.stations.length - silent.length} of ${poll.stations.length} have answered.`;
    return say(
      'vote',
      called,
      silent.some((each) => each.silent.includes(person)),
    );
  }
  if (minutes.statement === null)
    return say('minutes', 'Everybody has answered. The minutes are written from the record.');
  if (!minutes.approved) {
    const approved = new Set(
      minutes.approvals.filter((each) => each.stands && each.answer === 'accepted').map((each) => each.person),
    );
    const missing = minutes.needed.filter((id) => !approved.has(id));
    const rejected = minutes.approvals.find((each) => each.stands && each.answer === 'rejected');
    if (rejected) return say('minutes', `${names([rejected.person])} rejected the minutes: ${rejected.reason ?? ''}`);
    return say('approve', `The minutes wait for ${names(missing)}.`, missing.includes(person));
  }
  return say('decide', `Everything that a decision needs is there, and the verdict is ${board.verdict}.`);
}

type Say = (act: Next['act'], sentence: string, mine?: boolean) => Next;

/** A baseline that one person has signed waits for another, who finds it on the page of their own. */
function baselineStep({ board, record }: JudgedGate, person: PersonId, say: Say): Next {
  const persons = board.people.filter(({ id }) => rolesOf(board, id).length > 0).map(({ id }) => id);
  const asked = (id: PersonId) =>
    record === null ? undefined : owedBy(id, board, record).proposals.find(({ type }) => type === 'gate');
  const others = persons.filter((id) => asked(id) !== undefined);
  const [first] = others;
  const proposal = first === undefined ? undefined : asked(first);
  if (proposal === undefined) {
    const why =
      board.baseline === null ? 'The gate file needs a baseline' : 'The gate file has changed since its baseline';
    return say('baseline', `${why}: one person proposes it, another signs it too.`);
  }
  const proposer = personRef(record, proposal.by).name;
  return others.includes(person)
    ? say('cosign', `${proposer} proposed the baseline. You, or another who has a role, read it and sign it too.`, true)
    : say('cosign', `${proposer} proposed the baseline. Anybody else who has a role reads it and signs it too.`, false);
}

function firstIds(ids: readonly string[]): string {
  return ids.length > 8 ? `${ids.slice(0, 8).join(' ')} and ${ids.length - 8} more` : ids.join(' ');
}
