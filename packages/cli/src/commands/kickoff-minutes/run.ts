import {
  append,
  draftMinutes,
  factsOf,
  openSession,
  personOf,
  requireRecord,
  writeOpenPapers,
} from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport kickoff minutes`: all four papers from what happened; the minutes' body waits for approval. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const papers = await draftMinutes(session, boardOf(await factsOf(session)));
  await writeOpenPapers(session, papers);
  const written = await append(session, author, papers.statements);
  sayDone(
    invocation.terminal,
    `Minutes and papers sealed; everybody who voted approves with: sallyport kickoff approve`,
    written,
  );
  return exitCode.go;
}
