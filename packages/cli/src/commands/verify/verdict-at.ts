import { boardOf, type CriterionView, factsOfDecision, type Verdict } from '@sallyport/gate';
import type { RecordView } from '@sallyport/record';
import { decisionsOf } from './check-decisions.ts';

/** The verdict at an asked time, from the last decision's subjects. */
export interface VerdictAt {
  readonly time: string;
  readonly verdict: Verdict;
  readonly door: string;
  /** What merely aged: it calls for a look, not for alarm. `since` is when it was last looked at. */
  readonly stale: readonly { readonly criterion: string; readonly since: string | null }[];
}

/** Call only where the last decision could be computed again: its facts are what is judged. */
export function verdictAt(view: RecordView, time: string): VerdictAt {
  const last = decisionsOf(view).at(-1);
  if (!last) return { time, verdict: 'HOLD', door: 'closed', stale: [] };
  const board = boardOf({ ...factsOfDecision(view, last), record: view, now: time });
  const stale = board.criteria
    .filter((each) => each.state === 'stale')
    .map((each) => ({ criterion: each.criterion.id, since: lookedAt(each) }));
  return { time, verdict: board.verdict, door: board.door, stale };
}

/** When the oldest of a criterion's aged facets was last seen, or last signed. */
function lookedAt({ facets }: CriterionView): string | null {
  const times = facets
    .filter((each) => each.state === 'stale')
    .flatMap(
      (each) =>
        each.observedAt ??
        each.signoffs
          .map(({ time }) => time)
          .sort()
          .at(-1) ??
        [],
    );
  return times.sort()[0] ?? null;
}
