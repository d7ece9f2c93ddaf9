import { boardOf, snapshotDigest } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { rollCallText } from '../../render/roll-call-text.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport kickoff vote go|no-go`: one answer for every role I hold; a no-go also outside of any poll. */
export async function run(invocation: Invocation): Promise<number> {
  const answer = invocation.arguments[0]?.toLowerCase();
  if (answer !== 'go' && answer !== 'no-go')
    throw new CliError('CLI_USAGE', 'The answer is `go` or `no-go`; there is no abstention and no conditional go.');
  const reason = optionText(invocation, 'reason') ?? null;
  if (answer === 'no-go' && !reason)
    throw new CliError('CLI_USAGE', 'A no-go needs its reason: sallyport kickoff vote no-go --reason "…"');
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const open = board.poll && (board.poll.state === 'open' || board.poll.state === 'complete') ? board.poll : null;
  const stations =
    open?.stations.filter((station) =>
      [...station.silent, ...station.votes.map((vote) => vote.person)].includes(author.person),
    ) ?? [];
  const roles = stations.length > 0 ? stations.map((station) => station.role) : author.roles;
  if (roles.length === 0)
    throw new CliError('CLI_NOT_ALLOWED', `${author.person} holds no role, so there is nothing to answer for.`);
  if (answer === 'go' && (!open || stations.length === 0)) {
    throw new CliError('CLI_NOT_READY', 'No poll is open that asks you. A GO is an answer to a poll on one snapshot.', {
      command: 'sallyport status',
    });
  }
  const statement = open ? session.record.statements.find((each) => each.digest === open.statement) : undefined;
  const snapshot = statement?.type === 'poll' ? snapshotDigest(statement.body.snapshot) : null;
  if (!invocation.terminal.json) invocation.terminal.note(rollCallText(board, invocation.terminal));
  const written = await append(session, author, [
    {
      type: 'vote',
      subject: [{ name: open ? 'snapshot' : 'candidate', digest: { sha256: snapshot ?? session.source.digest } }],
      body: { poll: open?.statement ?? null, roles: [...roles].sort(), answer, reason, snapshot },
    },
  ]);
  sayDone(invocation.terminal, `${author.person} says ${answer.toUpperCase()} as ${roles.join(' and ')}`, written);
  return exitCode.go;
}
