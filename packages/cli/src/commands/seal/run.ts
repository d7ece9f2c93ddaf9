import { configuredSealKey } from '@sallyport/workspace';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { openSession } from '../../session/open-session.ts';
import { requireRecord } from '../../session/require-record.ts';
import { seal } from '../../session/seal.ts';
import { pushRecord, readRecordFiles } from '@sallyport/workspace';
import { readVerified } from '../../session/read-verified.ts';

/** `sallyport seal` */
export async function run(invocation: Invocation): Promise<number> {
  const session = requireRecord(await openSession(invocation));
  const path = await configuredSealKey(session.repository, { flag: optionText(invocation, 'sealKey'), environment: invocation.environment });
  if (path === null) throw new CliError('CLI_NOT_ALLOWED', 'This clone has no seal key. Whoever holds it seals.', { command: 'git config sallyport.sealKey PATH' });
  await seal(session, path);
  const push = await pushRecord(session.repository, { offline: optionFlag(invocation, 'offline') });
  const after = await readVerified(session.repository, await readRecordFiles(session.repository));
  const checkpoint = after?.checkpoints.at(-1) ?? null;
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ checkpoint, pushed: push.reached });
  else terminal.out(`Sealed: ${checkpoint?.size ?? 0} statements, root ${checkpoint?.root.slice(0, 16) ?? '-'} (${push.reached ? 'pushed' : `not pushed: ${push.why}`}).`);
  return exitCode.go;
}
