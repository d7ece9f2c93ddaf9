import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { paperKinds } from '../../session/latest-papers.ts';
import { openSession } from '../../session/open-session.ts';
import { refreshPapers } from '../../session/refresh-papers.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport kickoff minutes`: all four papers from what happened; the minutes' body waits for approval. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  if (!board.poll)
    throw new CliError('CLI_NOT_READY', 'There is nothing to minute before a poll.', {
      command: 'sallyport kickoff poll',
    });
  if (board.poll.state !== 'complete') {
    const silent = board.poll.stations.filter((station) => station.answer !== 'go').map((station) => station.role);
    throw new CliError(
      'CLI_NOT_READY',
      `The roll call is ${board.poll.state}; waiting for ${silent.join(', ')}. Minutes are written when it is complete.`,
      { command: 'sallyport kickoff poll --watch' },
    );
  }
  const papers = await refreshPapers(session, board, paperKinds);
  const written = await append(session, author, papers);
  sayDone(
    invocation.terminal,
    `Minutes and papers sealed; everybody who voted approves with: sallyport kickoff approve`,
    written,
  );
  return exitCode.go;
}
