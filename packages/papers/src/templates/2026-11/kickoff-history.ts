import { canonicalize, type PersonId, type RoleId, reaches, type Sha256, sha256 } from '@sallyport/record';
import type { PaperModel } from '../../paper-model.ts';
import {
  type Citations,
  citations,
  find,
  newest,
  ofType,
  type StatementOfRecord,
  upTo,
  withdrawnAmong,
} from './citations.ts';

export type Vote = StatementOfRecord<'vote'>;

/** What happened at the kickoff, out of statements alone: no live state, so it does not change afterwards. */
export interface KickoffHistory {
  readonly order: Citations;
  readonly kickoff: StatementOfRecord<'kickoff'> | null;
  readonly poll: StatementOfRecord<'poll'> | null;
  /** All votes of this poll, replaced ones included, in the record's order; none that came after its decision. */
  readonly votes: readonly Vote[];
  /** No-gos cast before or outside of this poll that its voters could see. */
  readonly earlierNoGos: readonly Vote[];
  /** Votes among both that no later vote of their author has seen. */
  readonly current: ReadonlySet<Sha256>;
  /** Votes among both that their author took back before the poll's last vote. */
  readonly withdrawn: ReadonlySet<Sha256>;
  /** Statements that the poll came after; sign-offs taken back in it are in `withdrawnBefore`. */
  readonly before: ReadonlySet<Sha256>;
  readonly withdrawnBefore: ReadonlySet<Sha256>;
}

function pollVotes(order: Citations, poll: StatementOfRecord<'poll'> | null): readonly Vote[] {
  if (poll === null) return [];
  const decisions = ofType(order, 'decision').filter((decision) => decision.body.poll === poll.digest);
  return ofType(order, 'vote').filter(
    (vote) =>
      vote.body.poll === poll.digest && !decisions.some((decision) => reaches(order, vote.digest, decision.digest)),
  );
}

export function kickoffHistory(model: PaperModel): KickoffHistory {
  const order = citations(model.statements);
  const phase = model.gate.phase.number;
  const lastPoll = ofType(order, 'poll').findLast((poll) => poll.header.phase === phase) ?? null;
  const poll = find(order, 'poll', model.board.poll?.statement ?? null) ?? lastPoll;
  const lastKickoff = ofType(order, 'kickoff').findLast((kickoff) => kickoff.header.phase === phase) ?? null;
  const kickoff = find(order, 'kickoff', poll?.body.kickoff ?? model.board.kickoff) ?? lastKickoff;

  const votes = pollVotes(order, poll);
  const heads = [...(poll === null ? [] : [poll.digest]), ...votes.map((vote) => vote.digest)];
  const seen = upTo(order, heads);
  const others = ofType(order, 'vote', seen).filter(
    (vote) => vote.body.poll !== poll?.digest && vote.header.phase === phase,
  );
  const withdrawn = withdrawnAmong(order, seen);
  const persons = new Set([...votes, ...others].map((vote) => vote.header.author.person));
  const standing = [...persons].flatMap((person) =>
    newest(
      order,
      [...others, ...votes].filter((vote) => vote.header.author.person === person && !withdrawn.has(vote.digest)),
    ),
  );
  const before = upTo(order, poll === null ? [] : [poll.digest]);
  return {
    order,
    kickoff,
    poll,
    votes,
    earlierNoGos: others.filter((vote) => vote.body.answer === 'no-go'),
    current: new Set(standing.map((vote) => vote.digest)),
    withdrawn,
    before,
    withdrawnBefore: withdrawnAmong(order, before),
  };
}

/**
 * The vote of a person for a role as the roll call shows it: the last one, and of votes that crossed unseen the no-go.
 * null: silent.
 */
export function rollCallVote(history: KickoffHistory, role: RoleId, person: PersonId): Vote | null {
  const given = history.votes.filter(
    (vote) =>
      history.current.has(vote.digest) && vote.header.author.person === person && vote.body.roles.includes(role),
  );
  return given.find((vote) => vote.body.answer === 'no-go') ?? given[0] ?? null;
}

/** Why a GO in the roll call does not count, as far as the statements say so; null where nothing speaks against it. */
export function reservation(history: KickoffHistory, vote: Vote): string | null {
  const { poll } = history;
  if (poll === null || vote.body.answer === 'no-go') return null;
  if (vote.standing === 'late') return 'its key or role was retired before it was sealed';
  if (vote.body.snapshot !== sha256(canonicalize({ ...poll.body.snapshot }))) return 'it binds another snapshot';
  return Date.parse(vote.header.time) > Date.parse(poll.body.deadline) + 300_000 ? 'it came after the deadline' : null;
}
