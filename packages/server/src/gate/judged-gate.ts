import type { Board, Facts, ResolvedGate } from '@sallyport/gate';
import type { Instant, RecordView, Sha256 } from '@sallyport/record';

/** One judgement of the gate, with all that pages are made of. Nothing in it changes: another state is another value. */
export interface JudgedGate {
  /** Rises with every change of what pages show. */
  readonly revision: number;
  readonly gate: ResolvedGate;
  readonly facts: Facts;
  /** As computed; `shownBoard` says what people are told where judging went wrong since. */
  readonly board: Board;
  /** null while no trust root was founded. */
  readonly record: RecordView | null;
  /** Statements that were acknowledged here and are not on the remote's record branch yet. */
  readonly waiting: ReadonlySet<Sha256>;
  /** The commit that the decision made, where there is one. */
  readonly commit: string | null;
  /** Why the newest state could not be judged; everything here is then of an earlier moment, and shown as HOLD. */
  readonly trouble: { readonly reason: string; readonly since: Instant } | null;
}

/** The board that people are told. A state that could not be judged is HOLD, and an open door is held: never the last good one. */
export function shownBoard({ board, trouble }: Pick<JudgedGate, 'board' | 'trouble'>): Board {
  if (trouble === null) return board;
  return {
    ...board,
    verdict: board.verdict === 'NO-GO' ? 'NO-GO' : 'HOLD',
    door: board.door === 'closed' ? 'closed' : 'held',
    blockers: [
      {
        criterion: null,
        state: 'unknown',
        reason: `The gate cannot be judged since ${trouble.since}: ${trouble.reason}`,
        place: null,
        owner: null,
        action: 'mend that; what stands below is of an earlier moment',
        command: 'sallyport status',
      },
      ...board.blockers,
    ],
  };
}
