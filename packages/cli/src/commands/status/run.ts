import { divergedNote, factsOf, openSession } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import type { Invocation } from '../../command.ts';
import { boardExitCode, exitCode } from '../../exit-code.ts';
import { boardText } from '../../render/board-text.ts';
import { syncNote } from '../../render/sync-note.ts';

/** `sallyport status`: at best HOLD where the branch diverged, since others have commits that nobody judged here. */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation.caller);
  const board = boardOf(await factsOf(session));
  const { terminal } = invocation;
  const diverged = divergedNote(session.materials);
  if (terminal.json) terminal.document({ board, sync: session.sync, materials: session.materials });
  else {
    if (diverged) terminal.out(diverged);
    terminal.out(boardText(board, terminal));
    terminal.note(syncNote(session));
  }
  const code = boardExitCode(board);
  return diverged && code === exitCode.go ? exitCode.hold : code;
}
