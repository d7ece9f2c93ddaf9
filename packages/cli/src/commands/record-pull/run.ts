import { pull, readVerified } from '@sallyport/actions';
import { openRepository, readRecordFiles } from '@sallyport/workspace';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport record pull` */
export async function run(invocation: Invocation): Promise<number> {
  const repository = await openRepository(invocation.caller.directory);
  const sync = await pull(repository, invocation.caller);
  const record = await readVerified(repository, await readRecordFiles(repository));
  const { terminal } = invocation;
  const count = record?.statements.length ?? 0;
  if (terminal.json) terminal.document({ fetched: sync.reached, why: sync.why, statements: count });
  else terminal.out(sync.reached ? `The record has ${count} statements.` : `The record was not fetched: ${sync.why}`);
  return sync.reached ? exitCode.go : exitCode.usage;
}
