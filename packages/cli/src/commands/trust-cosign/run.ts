import { openSession, requireRecord } from '@sallyport/actions';
import { CliError } from '../../cli-error.ts';
import type { Invocation } from '../../command.ts';
import { run as sign } from '../sign/run.ts';

/** `sallyport trust cosign`: signs every proposed trust root, and nothing else. */
export async function run(invocation: Invocation): Promise<number> {
  const { record } = requireRecord(await openSession(invocation.caller));
  const newest = record.roots.at(-1)?.version ?? 0;
  const proposed = record.statements.filter((each) => each.type === 'trust' && each.body.version > newest);
  if (proposed.length === 0)
    throw new CliError('CLI_NOTHING_TO_SIGN', 'No trust root is proposed.', { command: 'sallyport status' });
  return await sign({ ...invocation, arguments: proposed.map((each) => each.digest) });
}
