import { append, draftVote, factsOf, openSession, personOf, requireRecord } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { rollCallText } from '../../render/roll-call-text.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport kickoff vote go|no-go`: one answer for every role I hold; a no-go also outside of any poll. */
export async function run(invocation: Invocation): Promise<number> {
  const answer = invocation.arguments[0]?.toLowerCase();
  if (answer !== 'go' && answer !== 'no-go')
    throw new CliError('CLI_USAGE', 'The answer is `go` or `no-go`; there is no abstention and no conditional go.');
  const reason = optionText(invocation, 'reason') ?? null;
  if (answer === 'no-go' && !reason)
    throw new CliError('CLI_USAGE', 'A no-go needs its reason: sallyport kickoff vote no-go --reason "…"');
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const statements = draftVote(session, board, author, { answer, reason });
  if (!invocation.terminal.json) invocation.terminal.note(rollCallText(board, invocation.terminal));
  const written = await append(session, author, statements);
  const { roles } = statements[0].body;
  sayDone(invocation.terminal, `${author.person} says ${answer.toUpperCase()} as ${roles.join(' and ')}`, written);
  return exitCode.go;
}
