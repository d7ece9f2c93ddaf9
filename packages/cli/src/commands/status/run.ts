import { boardOf } from '@sallyport/gate';
import type { Invocation } from '../../command.ts';
import { boardExitCode } from '../../exit-code.ts';
import { boardText } from '../../render/board-text.ts';
import { syncNote } from '../../render/sync-note.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';

/** `sallyport status` */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation);
  const board = boardOf(await factsOf(session));
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ board, sync: session.sync, materials: session.materials });
  else {
    terminal.out(boardText(board, terminal));
    terminal.note(syncNote(session));
  }
  return boardExitCode(board);
}
