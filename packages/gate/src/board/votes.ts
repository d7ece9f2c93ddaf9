import type { RoleId, Sha256 } from '@sallyport/record';
import type { VoteView } from './board.ts';
import { ofType, type StatementOfView } from './citations.ts';
import { epochSeconds } from './instant.ts';
import type { Participants } from './participants.ts';
import { clockToleranceSeconds } from './semantics.ts';
import { snapshotDigest } from './snapshot.ts';
import { earliestTime } from './statement-time.ts';

export type Poll = StatementOfView<'poll'>;
export type Vote = StatementOfView<'vote'>;

/**
 * Votes of this phase that no later vote of the same person has replaced; where two crossed unseen, both are there. In
 * one poll (`of`) only its own votes are looked at.
 */
export function currentVotes(people: Participants, of: Sha256 | null = null): readonly Vote[] {
  const all = ofType(people.view, 'vote').filter(
    (vote) =>
      (of === null || vote.body.poll === of) &&
      (vote.body.answer === 'go' ? people.favourable(vote, null) : people.unfavourable(vote)),
  );
  return all.filter((vote) => !all.some((later) => replaces(people, later, vote)));
}

/**
 * A vote speaks for the roles it names. A later one of the same person replaces it when it names all of these that the
 * person still holds: a go as one role takes back no no-go as another.
 */
function replaces(people: Participants, later: Vote, vote: Vote): boolean {
  if (later.header.author.person !== vote.header.author.person) return false;
  if (!people.order.reaches(later.digest, vote.digest)) return false;
  const held = people.rolesAtCitation(later);
  return vote.body.roles.every((role) => later.body.roles.includes(role) || !held.has(role));
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

/** Why the vote of somebody whom the poll asks for this role does not count in it; null where it counts. */
export function whyNotCounted(people: Participants, poll: Poll, vote: Vote, role: RoleId): string | null {
  if (vote.body.answer === 'no-go') return null;
  if (vote.body.snapshot !== snapshotDigest(poll.body.snapshot)) return 'binds another snapshot';
  if (!people.favourable(vote, role)) return 'was cast without that role, or with a key that no longer counts';
  if (earliestTime(people.view, vote) > epochSeconds(poll.body.deadline) + clockToleranceSeconds)
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
