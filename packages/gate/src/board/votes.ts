import type { PersonId, RoleId } from '@sallyport/record';
import type { VoteView } from './board.ts';
import { ofType, type StatementOfView } from './citations.ts';
import { epochSeconds } from './instant.ts';
import type { Participants } from './participants.ts';
import { clockToleranceSeconds } from './semantics.ts';
import { snapshotDigest } from './snapshot.ts';

export type Poll = StatementOfView<'poll'>;
export type Vote = StatementOfView<'vote'>;

/** Votes of each person that no later vote of the same person has seen; a crossed no-go outranks a crossed go. */
export function currentVotes(people: Participants): readonly Vote[] {
  const all = ofType(people.view, 'vote').filter((vote) => vote.header.author.person !== null);
  const byPerson = new Map<PersonId, Vote[]>();
  for (const vote of all) {
    const person = vote.header.author.person ?? '';
    const counts = vote.body.answer === 'go' ? people.favourable(vote, null) : people.unfavourable(vote);
    if (counts) byPerson.set(person, [...(byPerson.get(person) ?? []), vote]);
  }
  return [...byPerson.values()].flatMap((votes) =>
    votes.filter((vote) => !votes.some((other) => other !== vote && people.order.reaches(other.digest, vote.digest))),
  );
}

/**
 * No-gos that stand: cast by somebody with a role, in a poll or outside of any, and not answered again or withdrawn by
 * their author. New polls and changes of role leave them standing.
 */
export function standingNoGos(people: Participants, current: readonly Vote[]): readonly VoteView[] {
  return current
    .filter((vote) => vote.body.answer === 'no-go' && people.rolesAtCitation(vote).size > 0)
    .map((vote) => voteView(vote, true, 'stands until its author votes again or withdraws it'));
}

/** Why a vote does not count in this poll; null where it counts. */
export function whyNotCounted(people: Participants, poll: Poll, vote: Vote, role: RoleId): string | null {
  const person = vote.header.author.person ?? '';
  const station = poll.body.stations.find((each) => each.role === role);
  if (!station?.persons.includes(person)) return `did not hold ${role} when the poll opened`;
  if (vote.body.poll !== poll.digest) return 'was cast in another poll';
  if (vote.body.answer === 'no-go') return null;
  if (vote.body.snapshot !== snapshotDigest(poll.body.snapshot)) return 'binds another snapshot';
  if (!people.favourable(vote, role)) return 'was cast without that role, or with a key that no longer counts';
  if (epochSeconds(vote.header.time) > epochSeconds(poll.body.deadline) + clockToleranceSeconds)
    return 'came after the deadline';
  return null;
}

export function voteView(vote: Vote, counts: boolean, why: string): VoteView {
  return {
    statement: vote.digest,
    person: vote.header.author.person ?? '',
    roles: vote.body.roles,
    answer: vote.body.answer,
    reason: vote.body.reason,
    time: vote.header.time,
    counts,
    why,
  };
}
