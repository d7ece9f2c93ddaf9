import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionList, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { authorOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport hold`: shuts an opened door. Quick on purpose: a reason is all it asks for. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  if (!reason) throw new CliError('CLI_USAGE', 'A hold needs its reason: sallyport hold --reason "…"');
  const session = requireRecord(await openSession(invocation));
  const author = await authorOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const { decision } = board;
  if (!decision || board.door === 'closed')
    throw new CliError('CLI_NOT_READY', 'The door is closed already: there was no GO yet.', {
      command: 'sallyport status',
    });
  const mayHold =
    author.runner !== null ||
    author.roles.length > 0 ||
    (author.person !== null && session.gate.incident?.onCall.includes(author.person));
  if (!mayHold) throw new CliError('CLI_NOT_ALLOWED', `${author.person} holds no role and is not on call.`);
  const written = await append(session, author, [
    {
      type: 'hold',
      subject: [{ name: 'decision', digest: { sha256: decision.statement } }],
      body: { decision: decision.statement, reason, criteria: optionList(invocation, 'criterion') },
    },
  ]);
  sayDone(invocation.terminal, `The door is held; only \`sallyport resume\` lifts it`, written);
  return exitCode.go;
}
