import type { Board } from '@sallyport/gate';
import type { StatusWord } from '../../skeleton/status-style.ts';

/** The phase's status as the status line says it: out of the decision and the door, never better than they are. */
export function phaseStatus(board: Board): StatusWord {
  if (board.decision === null) return 'in preparation';
  if (board.decision.verdict === 'NO-GO') return 'not initiated (NO-GO)';
  if (board.decision.verdict === 'HOLD') return 'not initiated (HOLD)';
  if (board.door === 'open') return 'initiated';
  return board.door === 'held' ? 'initiated, door held' : 'initiated, door closed';
}
