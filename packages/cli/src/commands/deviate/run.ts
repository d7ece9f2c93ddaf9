import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';
import { printable } from '../../terminal/style.ts';

/** `sallyport deviate [CRITERION…]`: signs for what the gate file does below its profile; without argument, for all of it. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const asked = invocation.arguments.map((each) => each.toLowerCase());
  const open = board.weakenings
    .filter((each) => each.deviation === null && (asked.length === 0 || asked.includes(each.criterion.toLowerCase())))
    .filter(
      (each) =>
        !session.record.statements.some(
          (one) =>
            one.type === 'deviation' &&
            one.body.weakening === each.digest &&
            one.header.author.person === author.person,
        ),
    );
  if (open.length === 0) {
    throw new CliError(
      'CLI_NOTHING_TO_SIGN',
      'No deviation is open: the gate file does nothing below its profile here that you have not signed for already.',
      { command: 'sallyport status' },
    );
  }
  const expires = optionText(invocation, 'expires') ?? null;
  const statements = open.map((weakening) => {
    const reason = optionText(invocation, 'reason') ?? weakening.reason;
    if (!reason)
      throw new CliError(
        'CLI_USAGE',
        `The deviation for ${weakening.criterion} needs a reason: --reason "…", or \`reason:\` in the gate file.`,
      );
    return {
      type: 'deviation' as const,
      subject: [{ name: `${weakening.criterion} ${weakening.kind}`, digest: { sha256: weakening.digest } }],
      body: { criterion: weakening.criterion, weakening: weakening.digest, reason, expires },
    };
  });
  const written = await append(session, author, statements);
  const { terminal } = invocation;
  if (!terminal.json)
    for (const { criterion, kind, profile, gate } of open)
      terminal.out(`  ${criterion} ${kind}: ${printable(profile)} → ${printable(gate)}`);
  sayDone(
    terminal,
    `Deviation signed for ${open.map((each) => each.criterion).join(', ')}; the owner and another person co-sign with: sallyport sign`,
    written,
  );
  return exitCode.go;
}
