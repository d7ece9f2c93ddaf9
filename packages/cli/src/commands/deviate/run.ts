import { append, draftDeviations, factsOf, openSession, personOf, printable, requireRecord } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import { type Invocation, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sayDone } from '../../render/say-done.ts';

/** `sallyport deviate [CRITERION…]`: signs for what the gate file does below its profile; without argument, for all of it. */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const author = await personOf(session, session.record.roots.at(-1));
  const board = boardOf(await factsOf(session));
  const statements = draftDeviations(session, board, author, {
    criteria: invocation.arguments,
    reason: optionText(invocation, 'reason') ?? null,
    expires: optionText(invocation, 'expires') ?? null,
  });
  const written = await append(session, author, statements);
  const { terminal } = invocation;
  const signed = statements.flatMap(({ body }) => board.weakenings.filter(({ digest }) => digest === body.weakening));
  if (!terminal.json)
    for (const { criterion, kind, profile, gate } of signed)
      terminal.out(`  ${criterion} ${kind}: ${printable(profile)} → ${printable(gate)}`);
  sayDone(
    terminal,
    `Deviation signed for ${statements.map(({ body }) => body.criterion).join(', ')}; the owner and another person co-sign with: sallyport sign`,
    written,
  );
  return exitCode.go;
}
