import { setTimeout as sleep } from 'node:timers/promises';
import { factsOf, openSession } from '@sallyport/actions';
import { type Board, boardOf } from '@sallyport/gate';
import type { Invocation } from '../../command.ts';
import { rollCallText } from '../../render/roll-call-text.ts';

const pause = 3000;

/** Stays until the poll is complete, void or over, and prints the roll call whenever an answer came. */
export async function watchRollCall(invocation: Invocation, first: Board): Promise<Board> {
  let board = first;
  let shown = '';
  while (board.poll?.state === 'open') {
    const text = rollCallText(board, invocation.terminal);
    if (text !== shown) invocation.terminal.out(`${text}\n`);
    shown = text;
    invocation.terminal.progress('waiting for answers');
    await sleep(pause);
    board = boardOf(await factsOf(await openSession(invocation.caller)));
    if (board.standingNoGos.length > 0) break;
  }
  return board;
}
