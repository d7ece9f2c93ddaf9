import { boardOf } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { criterionText } from '../../render/criterion-text.ts';
import { factsOf } from '../../session/facts-of.ts';
import { openSession } from '../../session/open-session.ts';

/** `sallyport explain CRITERION` */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation);
  const board = boardOf(await factsOf(session));
  const asked = invocation.arguments[0] ?? '';
  const view = board.criteria.find((each) => each.criterion.id.toLowerCase() === asked.toLowerCase());
  if (!view) {
    const known = board.criteria.map((each) => each.criterion.id).join(' ');
    throw new CliError('CLI_USAGE', `The gate has no criterion "${asked}". It has: ${known}`);
  }
  const { terminal } = invocation;
  if (terminal.json) terminal.document(view);
  else terminal.out(criterionText(view, board, terminal));
  return {
    met: exitCode.go,
    failed: exitCode.noGo,
    unknown: exitCode.hold,
    stale: exitCode.hold,
    awaiting: exitCode.hold,
  }[view.state];
}
