import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';
import { lostDigest, ownDigest } from './withdrawable.ts';

/** `sallyport withdraw STATEMENT`: a new statement, never a deletion. */
export async function run(invocation: Invocation): Promise<number> {
  const reason = optionText(invocation, 'reason');
  if (!reason) throw new CliError('CLI_USAGE', 'A withdrawal needs its reason: --reason "…"');
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const start = invocation.arguments[0] ?? '';
  const lost = optionFlag(invocation, 'lost');
  const digest = (lost ? lostDigest : ownDigest)(session.record, start, author.person);
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
