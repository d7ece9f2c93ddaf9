import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { rolesInWords } from '../../render/fold-blockers.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport resume`: one signature of those that lift a hold; says whose are still missing. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  if (!reason) throw new CliError('CLI_USAGE', 'Say what was done: sallyport resume --reason "…"');
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const holds = board.holds
    .filter((hold) => hold.resumedBy === null)
    .map((hold) => hold.statement)
    .sort();
  if (holds.length === 0) throw new CliError('CLI_NOT_READY', 'Nothing is held.', { command: 'sallyport status' });
  const asked = optionText(invocation, 'role');
  const roles = author.roles.filter((role) => !asked || role === asked);
  if (roles.length === 0)
    throw new CliError('CLI_NOT_ALLOWED', `${author.person} does not hold ${asked ?? 'any role'}.`);
  const written = await append(
    session,
    author,
    roles.map((role) => ({
      type: 'resume' as const,
      subject: holds.map((sha256, index) => ({ name: `hold ${index + 1}`, digest: { sha256 } })),
      body: { holds, role, reason },
    })),
  );
  const after = boardOf({ ...(await factsOf(session)), record: written.record });
  const needs = after.holds.filter((hold) => hold.resumedBy === null).flatMap((hold) => hold.needs);
  const waits = needs.length > 0 ? `, and waits for ${rolesInWords([...new Set(needs)], after.roles)}` : '';
  sayDone(invocation.terminal, `Resume signed as ${roles.join(' and ')}; the door is ${after.door}${waits}`, written);
  return exitCode.go;
}
