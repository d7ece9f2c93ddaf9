import { append, draftWithdrawal, openSession, personOf, requireRecord } from '@sallyport/actions';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport withdraw STATEMENT`: a new statement, never a deletion. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  if (!reason) throw new CliError('CLI_USAGE', 'A withdrawal needs its reason: --reason "…"');
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const lost = optionFlag(invocation, 'lost');
  const statements = draftWithdrawal(session, author, { statement: invocation.arguments[0] ?? '', lost, reason });
  const written = await append(session, author, statements);
  const digest = statements[0].body.statement.slice(0, 12);
  sayDone(invocation.terminal, lost ? `Declared lost ${digest}` : `Withdrew ${digest}`, written);
  return exitCode.go;
}
