import type { Board } from '@sallyport/gate';
import type { Sha256 } from '@sallyport/record';

/** Whether an answer of a statement counts today, as the board computed it. */
export function standingAnswers(board: Board): (statement: Sha256, about: string) => boolean {
  const counted = new Set<string>();
  const add = (about: string, answers: readonly { readonly statement: Sha256; readonly stands: boolean }[]): void => {
    for (const each of answers) if (each.stands) counted.add(`${each.statement} ${about}`);
  };
  for (const { criterion, facets } of board.criteria)
    for (const facet of facets) add(facet.acknowledgement?.path ?? criterion.id, facet.signoffs);
  for (const each of board.deliverables) add(each.id, each.signoffs);
  add('minutes', board.minutes.approvals);
  const votes = board.poll?.stations.flatMap((station) => station.votes.filter((vote) => vote.counts)) ?? [];
  for (const vote of [...votes, ...board.standingNoGos]) counted.add(`${vote.statement} vote`);
  const approvals = new Set(board.relief.filter((each) => each.state === 'in force').map((each) => each.statement));
  if (board.baseline) approvals.add(board.baseline.statement);
  // A co-signature is about a proposal by its digest, and stands while what it carried is in force.
  return (statement, about) => counted.has(`${statement} ${about}`) || approvals.has(about);
}
