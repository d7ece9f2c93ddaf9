import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { findStatement } from '../../session/find-statement.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';

/** `sallyport withdraw STATEMENT`: a new statement, never a deletion. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  if (!reason) throw new CliError('CLI_USAGE', 'A withdrawal needs its reason: --reason "…"');
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const start = invocation.arguments[0] ?? '';
  const lost = optionFlag(invocation, 'lost');
  const digest = lost
    ? lostDigest(
        session.record.missing.map((each) => each.digest),
        start,
      )
    : ownDigest(findStatement(session.record, start), author.person);
  const written = await append(session, author, [
    {
      type: 'withdraw',
      subject: [{ name: 'statement', digest: { sha256: digest } }],
      body: { statement: digest, lost, reason },
    },
  ]);
  sayDone(
    invocation.terminal,
    lost ? `Declared lost ${digest.slice(0, 12)}` : `Withdrew ${digest.slice(0, 12)}`,
    written,
  );
  return exitCode.go;
}

function ownDigest(statement: ReturnType<typeof findStatement>, person: string): string {
  if (statement.header.author.person !== person) {
    throw new CliError(
      'CLI_NOT_ALLOWED',
      `That statement is ${statement.header.author.person ?? "a runner's"}: only its author takes it back.`,
    );
  }
  return statement.digest;
}

function lostDigest(missing: readonly string[], start: string): string {
  const found = missing.find((each) => start.length >= 4 && each.startsWith(start.toLowerCase()));
  if (!found) throw new CliError('CLI_USAGE', `The record misses no statement that starts with "${start}".`);
  return found;
}
