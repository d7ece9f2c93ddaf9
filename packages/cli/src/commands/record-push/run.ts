import { openRepository, pushRecord } from '@sallyport/workspace';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport record push` */
export async function run(invocation: Invocation): Promise<number> {
  const push = await pushRecord(await openRepository(invocation.directory), { offline: false });
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ pushed: push.reached, why: push.why });
  else terminal.out(push.reached ? 'The record is pushed.' : `The record is not pushed: ${push.why}`);
  return push.reached ? exitCode.go : exitCode.usage;
}
