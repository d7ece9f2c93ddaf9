import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WorkspaceError } from '../errors.ts';
import { runSshKeygen } from './run-ssh-keygen.ts';

/**
 * Makes an ed25519 key without a passphrase for a machine, unless the file is there already. Returns whether it made one.
 * @throws WorkspaceError KEY_UNUSABLE, KEYGEN_MISSING.
 */
export async function makeMachineKey(file: string, comment: string): Promise<boolean> {
  if (existsSync(file)) return false;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { code, stderr } = await runSshKeygen(['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', file], null);
  if (code === 0) return true;
  const why = stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? 'no reason given';
  throw new WorkspaceError('KEY_UNUSABLE', `No key could be made in ${file}: ${why}.`);
}
