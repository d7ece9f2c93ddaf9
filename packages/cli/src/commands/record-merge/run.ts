import { push, sealIfHolder } from '@sallyport/actions';
import { mergeFork, openRepository } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport record merge`: keeps the published log; what only this clone had is sealed again behind it. */
export async function run(invocation: Invocation): Promise<number> {
  const repository = await openRepository(invocation.caller.directory);
  const merged = await mergeFork(repository);
  if (!merged.reached) throw new CliError('CLI_NOT_READY', `The published record could not be fetched: ${merged.why}.`);
  const sealed = await sealIfHolder({ repository, caller: invocation.caller });
  const pushed = await push(repository, invocation.caller);
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ local: merged.local, sealed, pushed: pushed.reached });
  else
    terminal.out(
      `Joined: the published log stands, and what only this clone had follows it (${sealed ? 'sealed' : 'to be sealed by the seal key'}, ${pushed.reached ? 'pushed' : 'not pushed'}).`,
    );
  return exitCode.go;
}
