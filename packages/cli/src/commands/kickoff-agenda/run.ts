import { agenda, factsOf, openSession, printable } from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport kickoff agenda` */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation.caller);
  const lines = agenda(boardOf(await factsOf(session)));
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ agenda: lines });
  else terminal.out(lines.map((line, index) => `${String(index + 1).padStart(3)}. ${printable(line)}`).join('\n'));
  return exitCode.go;
}
