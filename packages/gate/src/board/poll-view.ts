import type { Sha256 } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import type { PollView, StationView } from './board.ts';
import { latest, ofType } from './citations.ts';
import { epochSeconds } from './instant.ts';
import type { Participants } from './participants.ts';
import { type Poll, type Vote, voteView, whyNotCounted } from './votes.ts';

/** A poll by its digest, where it counts: the one that a decision rests on. */
export function pollOf(people: Participants, digest: Sha256): readonly Poll[] {
  return ofType(people.view, 'poll').filter((poll) => poll.digest === digest && people.favourable(poll, null));
}

/** Polls that nobody has followed by another: normally one; two where chairs crossed. */
export function openPolls(people: Participants): readonly Poll[] {
  return latest(
    ofType(people.view, 'poll').filter((poll) => people.favourable(poll, null)),
    people.order,
  );
}

/** The roll call as it stands. Silence is not GO; a poll whose substance changed is void and says what changed. */
export function pollView(
  people: Participants,
  gate: ResolvedGate,
  poll: Poll,
  votes: readonly Vote[],
  changed: readonly string[],
  now: number,
): PollView {
  const stations = poll.body.stations.map(({ role, persons, needed }): StationView => {
    const views = votes
      .filter((vote) => persons.includes(vote.header.author.person ?? '') && vote.body.poll === poll.digest)
      .filter((vote) => vote.body.roles.includes(role))
      .map((vote) => {
        const why = whyNotCounted(people, poll, vote, role);
        return voteView(vote, why === null, why ?? 'counts');
      });
    const counted = views.filter((view) => view.counts);
    const go = new Set(counted.filter((view) => view.answer === 'go').map((view) => view.person));
    const noGo = counted.some((view) => view.answer === 'no-go');
    return {
      role,
      title: gate.roles.find((each) => each.id === role)?.title ?? role,
      answer: noGo ? 'no-go' : go.size >= Math.max(1, needed) ? 'go' : 'silent',
      votes: views,
      needed,
      silent: persons.filter((person) => !counted.some((view) => view.person === person)),
    };
  });
  const complete = gate.roles
    .filter((role) => role.required)
    .every((role) => stations.some((station) => station.role === role.id && station.answer === 'go'));
  const late = now > epochSeconds(poll.body.deadline);
  return {
    statement: poll.digest,
    opened: poll.body.opened,
    deadline: poll.body.deadline,
    state: changed.length > 0 ? 'void' : complete ? 'complete' : late ? 'timed out' : 'open',
    changed,
    stations,
  };
}
