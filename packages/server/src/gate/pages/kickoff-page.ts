import { type Board, openCriteria, type VoteView } from '@sallyport/gate';
import type { PersonId, RecordView, Sha256, VerifiedStatement } from '@sallyport/record';
import type { KickoffPage, VoteRow } from '../../contract/kickoff.ts';
import { type JudgedGate, shownBoard } from '../judged-gate.ts';
import { signoffRow } from './criterion-page.ts';
import { nextStep } from './kickoff-next.ts';
import { stations } from './stations.ts';
import { personRef, rolesOf } from './words.ts';

/** What the page needs that only effects can tell. */
export interface KickoffRoom {
  /** Persons whose screens are in the room now. */
  readonly here: ReadonlySet<PersonId>;
  /** What the state of the gate makes the agenda; a kickoff that is open has its own. */
  readonly agenda: readonly string[];
  /** The minutes as they form, in HTML. */
  readonly minutesHtml: string;
}

/** `GET /api/kickoff`: the room, as one person sees it. */
export function kickoffPage(judged: JudgedGate, person: PersonId, room: KickoffRoom): KickoffPage {
  const { gate, record, revision } = judged;
  const board = shownBoard(judged);
  const kickoff = statementOf(record, 'kickoff', board.kickoff);
  const spoke = new Set(board.poll?.stations.flatMap(({ votes }) => votes.map((vote) => vote.person)) ?? []);
  const present = board.poll?.stations.filter(({ votes }) => votes.some((vote) => vote.counts)).length ?? 0;
  const chair = kickoff?.body.chair ?? null;
  const mine = rolesOf(board, person);
  const { minutes, poll } = board;
  return {
    revision,
    next: nextStep(judged, person),
    kickoff: kickoff && {
      statement: kickoff.digest,
      title: kickoff.body.title,
      chair: personRef(record, kickoff.body.chair),
      opened: kickoff.header.time,
    },
    agenda: [...(kickoff?.body.agenda ?? room.agenda)],
    attendance: invited(board).map((id) => ({
      person: personRef(record, id),
      roles: [...rolesOf(board, id)],
      here: room.here.has(id),
      spoke: spoke.has(id),
    })),
    quorum: { needed: gate.kickoff.quorum, present, met: present >= gate.kickoff.quorum },
    poll: poll && {
      statement: poll.statement,
      state: poll.state,
      opened: poll.opened,
      deadline: poll.deadline,
      changed: [...poll.changed],
      stations: [...stations({ gate, board, record })],
      votes: once(poll.stations.flatMap(({ votes }) => votes)).map((vote) => voteRow(record, vote)),
      readOut: readOut(board, statementOf(record, 'poll', poll.statement)?.body.snapshot.relief ?? []),
    },
    standingNoGos: board.standingNoGos.map((vote) => voteRow(record, vote)),
    minutes: {
      path: gate.papers.minutes,
      html: room.minutesHtml,
      statement: minutes.statement,
      body: minutes.body,
      approvals: minutes.approvals.map((each) => signoffRow(record, each)),
      needed: minutes.needed.map((id) => personRef(record, id)),
      approved: minutes.approved,
    },
    mine: {
      chair: chair === person,
      canOpen: mine.length > 0 && board.baseline !== null,
      canPoll: mine.length > 0 && board.kickoff !== null && openCriteria(board.criteria).length === 0,
      canVote: [...mayVote(board, person)],
      canPublishMinutes: mine.length > 0 && poll?.state === 'complete',
      canApprove: minutes.body !== null && minutes.needed.includes(person),
      canDecide: mine.length > 0 && board.baseline !== null,
    },
  };
}

/** Roles that the poll asks this person for; outside of a poll those held, since a no-go may be cast at any time. */
function mayVote(board: Board, person: PersonId): readonly string[] {
  const { poll } = board;
  const asked = poll?.state === 'open' || poll?.state === 'complete' ? askedIn(poll, person) : [];
  return asked.length > 0 ? asked : rolesOf(board, person);
}

function invited(board: Board): readonly PersonId[] {
  return [...new Set(board.roles.flatMap(({ persons }) => persons))];
}

function askedIn({ stations: called }: NonNullable<Board['poll']>, person: PersonId): readonly string[] {
  return called
    .filter(({ silent, votes }) => silent.includes(person) || votes.some((vote) => vote.person === person))
    .map(({ role }) => role);
}

/** A vote speaks for several roles, and stands once. */
function once(votes: readonly VoteView[]): readonly VoteView[] {
  return [...new Map(votes.map((vote) => [vote.statement, vote])).values()];
}

function voteRow(record: RecordView | null, { person, roles, ...vote }: VoteView): VoteRow {
  const { statement, answer, reason, time, counts, why } = vote;
  return { statement, person: personRef(record, person), roles: [...roles], answer, reason, time, counts, why };
}

/** What has to be said aloud before anybody answers. */
function readOut({ relief }: Board, inSnapshot: readonly Sha256[]): string[] {
  return relief
    .filter((each) => inSnapshot.includes(each.statement))
    .map((each) => `${each.kind} for ${each.criterion}${each.expires ? ` until ${each.expires}` : ''}: ${each.reason}`);
}

function statementOf<T extends VerifiedStatement['type']>(
  record: RecordView | null,
  type: T,
  digest: Sha256 | null,
): Extract<VerifiedStatement, { type: T }> | null {
  const found = record?.statements.find((each) => each.digest === digest);
  return found?.type === type ? (found as Extract<VerifiedStatement, { type: T }>) : null;
}
