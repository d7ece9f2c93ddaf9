import { append, draftKickoff, factsOf, openSession, personOf, requireRecord } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport kickoff open`: whoever opens it is in the chair. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const statements = draftKickoff(session, board, author, { title: optionText(invocation, 'title') ?? null });
  const written = await append(session, author, statements);
  const { invited } = statements[0].body;
  sayDone(invocation.terminal, `Kickoff opened, ${author.person} in the chair, ${invited.length} invited`, written);
  return exitCode.go;
}
