import { append, draftResume, factsOf, openSession, personOf, requireRecord } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { rolesInWords } from '../../render/fold-blockers.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport resume`: one signature of those that lift a hold; says whose are still missing. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  if (!reason) throw new CliError('CLI_USAGE', 'Say what was done: sallyport resume --reason "…"');
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const statements = draftResume(board, author, { role: optionText(invocation, 'role') ?? null, reason });
  const written = await append(session, author, statements);
  const after = boardOf({ ...(await factsOf(session)), record: written.record });
  const needs = after.holds.filter((hold) => hold.resumedBy === null).flatMap((hold) => hold.needs);
  const waits = needs.length > 0 ? `, and waits for ${rolesInWords([...new Set(needs)], after.roles)}` : '';
  const roles = statements.map(({ body }) => body.role).join(' and ');
  sayDone(invocation.terminal, `Resume signed as ${roles}; the door is ${after.door}${waits}`, written);
  return exitCode.go;
}
