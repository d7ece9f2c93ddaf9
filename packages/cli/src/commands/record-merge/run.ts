import { mergeFork, openRepository, pushRecord } from '@sallyport/workspace';
import { type Invocation, optionFlag } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { sealIfHolder } from '../../session/seal.ts';

/** `sallyport record merge`: keeps the published log; what only this clone had is sealed again behind it. */
export async function run(invocation: Invocation): Promise<number> {
  const repository = await openRepository(invocation.directory);
  const merged = await mergeFork(repository);
  const sealed = await sealIfHolder({ repository, invocation });
  const push = await pushRecord(repository, { offline: optionFlag(invocation, 'offline') });
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ ...merged, sealed, pushed: push.reached });
  else terminal.out(`Joined: the published log stands, ${merged.resealed} statement(s) of this clone follow it (${sealed ? 'sealed' : 'to be sealed by the seal key'}, ${push.reached ? 'pushed' : 'not pushed'}).`);
  return exitCode.go;
}
