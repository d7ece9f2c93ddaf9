import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';
import { agenda } from '../../session/agenda.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport kickoff open`: whoever opens it is in the chair. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  if (!board.baseline)
    throw new CliError('CLI_NO_BASELINE', 'A kickoff needs a baseline first.', { command: 'sallyport baseline' });
  const title = optionText(invocation, 'title') ?? `${session.gate.project.name} phase ${session.phase} kickoff`;
  const invited = [...new Set(board.roles.flatMap((role) => role.persons))].sort();
  const written = await append(session, author, [
    {
      type: 'kickoff',
      subject: [{ name: 'baseline', digest: { sha256: board.baseline.statement } }],
      body: { title, chair: author.person, invited, agenda: agenda(board) },
    },
  ]);
  sayDone(invocation.terminal, `Kickoff opened, ${author.person} in the chair, ${invited.length} invited`, written);
  return exitCode.go;
}
