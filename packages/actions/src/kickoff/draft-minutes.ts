import type { Board } from '@sallyport/gate';
import { ActionError } from '../action-error.ts';
import { paperKinds } from '../papers/latest-papers.ts';
import { type PapersDraft, renderPapers } from '../papers/render-papers.ts';
import type { Founded } from '../session/require-record.ts';

/** All four papers from what happened; the minutes' body then waits for approval. Throws CLI_NOT_READY. */
export async function draftMinutes(session: Founded, board: Board): Promise<PapersDraft> {
  if (!board.poll)
    throw new ActionError('CLI_NOT_READY', 'There is nothing to minute before a poll.', {
      command: 'sallyport kickoff poll',
    });
  if (board.poll.state !== 'complete') {
    const silent = board.poll.stations.filter((station) => station.answer !== 'go').map((station) => station.role);
    throw new ActionError(
      'CLI_NOT_READY',
      `The roll call is ${board.poll.state}; waiting for ${silent.join(', ')}. Minutes are written when it is complete.`,
      { command: 'sallyport kickoff poll --watch' },
    );
  }
  return await renderPapers(session, board, paperKinds);
}
