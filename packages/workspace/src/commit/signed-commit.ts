import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkspaceError } from '../errors.ts';
import { type CommitContent, encodeCommit } from '../git/object-format.ts';
import type { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { writeObject } from '../git/write-object.ts';
import type { KeySigner } from '../keys/ssh-keygen-signer.ts';

/**
 * Writes a commit signed with an SSH key, as `git commit -S` would, and has git itself check it before anything points
 * at it. `allowedSigners` is the file's content; null skips the question whose key it is.
 * @throws WorkspaceError KEY_NOT_ALLOWED, and what signing throws.
 */
export async function writeSignedCommit(
  repository: Repository,
  content: Omit<CommitContent, 'signature'>,
  signer: KeySigner,
  allowedSigners: Uint8Array | null,
): Promise<string> {
  const signature = await signer.signForGit(encodeCommit(content));
  const commit = await writeObject(repository.store, 'commit', encodeCommit({ ...content, signature }));
  if (allowedSigners !== null && allowedSigners.length > 0)
    await checkSigner(repository, commit, signer, allowedSigners);
  return commit;
}

async function checkSigner(
  repository: Repository,
  commit: string,
  signer: KeySigner,
  allowedSigners: Uint8Array,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-signers-'));
  try {
    const file = join(folder, 'allowed_signers');
    await writeFile(file, allowedSigners);
    const { code, stderr } = await git(['verify-commit', commit], {
      cwd: repository.directory,
      settings: [
        ['gpg.ssh.allowedSignersFile', file],
        ['gpg.ssh.revocationFile', ''],
      ],
      accept: [0, 1, 128],
    });
    if (code === 0) return;
    throw new WorkspaceError(
      'KEY_NOT_ALLOWED',
      `The key ${signer.fingerprint} is not one that the trust root lets sign commits, so nothing was committed ` +
        `(${stderr.split('\n').at(-1)?.slice(0, 200) ?? 'no reason given'}). Sign with a person's active key.`,
      { command: 'sallyport decide --key FILE' },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
