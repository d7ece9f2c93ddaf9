import { openRepository } from '@sallyport/workspace';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { push } from '../../session/sync.ts';

/** `sallyport record push` */
export async function run(invocation: Invocation): Promise<number> {
  const repository = await openRepository(invocation.directory);
  const pushed = await push(repository, invocation);
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ pushed: pushed.reached, why: pushed.why });
  else terminal.out(pushed.reached ? 'The record is pushed.' : `The record is not pushed: ${pushed.why}`);
  return pushed.reached ? exitCode.go : exitCode.usage;
}
