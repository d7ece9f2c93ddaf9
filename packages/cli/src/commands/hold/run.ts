import { append, authorOf, draftHold, factsOf, openSession, requireRecord } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionList, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport hold`: shuts an opened door. Quick on purpose: a reason is all it asks for. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  if (!reason) throw new CliError('CLI_USAGE', 'A hold needs its reason: sallyport hold --reason "…"');
  const session = requireRecord(await openSession(invocation.caller));
  const author = await authorOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const statements = draftHold(session, board, author, { reason, criteria: optionList(invocation, 'criterion') });
  const written = await append(session, author, statements);
  sayDone(invocation.terminal, `The door is held; only \`sallyport resume\` lifts it`, written);
  return exitCode.go;
}
