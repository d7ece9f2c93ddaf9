import { type Board, durationSeconds, epochSeconds } from '@sallyport/gate';
import type { Instant } from '@sallyport/record';
import { ageOf } from './pages/age.ts';

/** Seconds since 1970 when the board changes by time alone; null: never. A grace ends later than its age. */
export function nextAge(board: Pick<Board, 'criteria' | 'poll' | 'relief' | 'at'>): number | null {
  const now = epochSeconds(board.at);
  const ends = (instant: Instant | null): readonly number[] => (instant === null ? [] : [epochSeconds(instant)]);
  const moments = [
    ...board.criteria.flatMap((view) =>
      view.facets.flatMap((facet) => {
        const end = ends(ageOf(view, facet, board.at)?.ages ?? null);
        const grace = view.criterion.grace ?? view.criterion.maxAge;
        return [...end, ...(grace === null ? [] : end.map((each) => each + durationSeconds(grace)))];
      }),
    ),
    ...ends(board.poll?.state === 'open' ? board.poll.deadline : null),
    ...board.relief.flatMap((each) => ends(each.expires)),
  ];
  // What may be so old at most is too old one second later.
  const coming = moments.map((each) => each + 1).filter((each) => each > now);
  return coming.length === 0 ? null : Math.min(...coming);
}
