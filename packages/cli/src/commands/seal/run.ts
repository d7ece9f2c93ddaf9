import { openSession, push, readVerified, requireRecord, seal, sealKeyHere } from '@sallyport/actions';
import { readRecordFiles } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';

/** `sallyport seal` */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation.caller));
  const path = await sealKeyHere(session);
  if (path === null)
    throw new CliError('CLI_NOT_ALLOWED', 'This clone has no seal key. Whoever holds it seals.', {
      command: 'git config sallyport.sealKey PATH',
    });
  await seal(session, path);
  const pushed = await push(session.repository, invocation.caller);
  const after = await readVerified(session.repository, await readRecordFiles(session.repository));
  const checkpoint = after?.checkpoints.at(-1) ?? null;
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ checkpoint, pushed: pushed.reached });
  else
    terminal.out(
      `Sealed: ${checkpoint?.size ?? 0} statements, root ${checkpoint?.root.slice(0, 16) ?? '-'} (${pushed.reached ? 'pushed' : `not pushed: ${pushed.why}`}).`,
    );
  return exitCode.go;
}
