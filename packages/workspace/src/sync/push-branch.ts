import { checkBranchName } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { reasonOf } from './fetch-record.ts';
import { networkOptions, remoteFor, type SyncOptions } from './network-git.ts';

export type BranchPush =
  | { readonly reached: true; readonly remote: string; readonly why: null }
  /** Offline, no remote, unreached, or the remote moved on: the branch here stays as it is. */
  | { readonly reached: false; readonly remote: string | null; readonly why: string };

/**
 * Pushes one branch to the branch of the same name, never by force: nothing of others is overwritten.
 * @throws WorkspaceError BRANCH_NAME_INVALID, REMOTE_MISSING, GIT_TIMEOUT, GIT_ABORTED.
 */
export async function pushBranch(
  repository: Repository,
  branch: string,
  options: SyncOptions = {},
): Promise<BranchPush> {
  const { remote, why } = await remoteFor(repository, options);
  if (why !== null) return { reached: false, remote, why };
  await checkBranchName(repository, branch);
  options.onStep?.(`pushing ${branch} to ${remote}`);
  const ref = `refs/heads/${branch}`;
  const safe = ['--porcelain', '--no-verify', '--no-signed', '--no-follow-tags', '--recurse-submodules=no'];
  const args = ['push', ...safe, '--receive-pack=git-receive-pack', remote, `${ref}:${ref}`];
  const result = await git(args, { ...networkOptions(repository, remote, options), accept: [0, 1, 128] });
  if (result.code === 0) return { reached: true, remote, why: null };
  return { reached: false, remote, why: reasonOf(result) };
}
