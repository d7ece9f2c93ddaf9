import { push } from '@sallyport/actions';
import { openRepository } from '@sallyport/workspace';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport record push` */
export async function run(invocation: Invocation): Promise<number> {
  const repository = await openRepository(invocation.caller.directory);
  const pushed = await push(repository, invocation.caller);
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ pushed: pushed.reached, why: pushed.why });
  else terminal.out(pushed.reached ? 'The record is pushed.' : `The record is not pushed: ${pushed.why}`);
  return pushed.reached ? exitCode.go : exitCode.usage;
}
