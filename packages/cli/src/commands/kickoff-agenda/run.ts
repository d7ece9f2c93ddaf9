import { boardOf } from '@sallyport/gate';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { agenda } from '../../session/agenda.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';
import { printable } from '../../terminal/style.ts';

/** `sallyport kickoff agenda` */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation);
  const lines = agenda(boardOf(await factsOf(session)));
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ agenda: lines });
  else terminal.out(lines.map((line, index) => `${String(index + 1).padStart(3)}. ${printable(line)}`).join('\n'));
  return exitCode.go;
}
