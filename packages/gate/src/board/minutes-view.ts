import type { PersonId, Sha256 } from '@sallyport/record';
import type { Answers } from './answers.ts';
import type { MinutesView, PollView } from './board.ts';
import { latest, ofType } from './citations.ts';
import type { Participants } from './participants.ts';

/**
 * The minutes of a poll and who approved their body. They must have seen the poll and no later one, and every person who
 * voted in it approves; later versions that only add the outcome keep the same body, and with it the approvals.
 */
export function minutesView(people: Participants, poll: PollView | null, answers: Answers): MinutesView {
  const later = ofType(people.view, 'poll').filter(
    (each) => poll !== null && people.order.reaches(each.digest, poll.statement) && people.favourable(each, null),
  );
  const papers = ofType(people.view, 'paper').filter(
    (paper) =>
      paper.body.kind === 'minutes' &&
      poll !== null &&
      people.order.reaches(paper.digest, poll.statement) &&
      !later.some((each) => people.order.reaches(paper.digest, each.digest)) &&
      people.favourable(paper, null),
  );
  const newest = latest(papers, people.order);
  const needed = voters(poll);
  const [minutes] = newest;
  if (!minutes || newest.some((paper) => paper.body.body !== minutes.body.body)) {
    return { statement: null, body: null, approvals: [], needed, approved: false };
  }
  const approvals = answers.about('minutes', 'minutes', minutes.body.body);
  const accepted = new Set(
    approvals.filter((each) => each.stands && each.answer === 'accepted').map((each) => each.person),
  );
  const rejected = approvals.some((each) => each.stands && each.answer === 'rejected');
  const approved = needed.length > 0 && !rejected && needed.every((person) => accepted.has(person));
  return { statement: minutes.digest, body: minutes.body.body satisfies Sha256, approvals, needed, approved };
}

/** A vote is attendance. */
function voters(poll: PollView | null): readonly PersonId[] {
  return [
    ...new Set(
      poll?.stations.flatMap((station) => station.votes.filter((vote) => vote.counts).map((vote) => vote.person)) ?? [],
    ),
  ].sort();
}
