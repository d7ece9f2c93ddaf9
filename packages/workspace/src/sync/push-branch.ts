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
  await checkBranchName(repository, branch);
  const ref = `refs/heads/${branch}`;
  return await push(repository, { flags: [], ref: `${ref}:${ref}`, step: `pushing ${branch}` }, options);
}

/**
 * Goes as far as a push of this commit to a branch that nobody has, and changes nothing there. It finds a remote that is
 * away, and one that lets this clone read only; what a server refuses by branch it says at the real push alone.
 * @throws WorkspaceError REMOTE_MISSING, REMOTE_REFUSED, GIT_TIMEOUT, GIT_ABORTED.
 */
export async function rehearsePush(
  repository: Repository,
  commit: string,
  options: SyncOptions = {},
): Promise<BranchPush> {
  const ref = `${commit}:refs/heads/sallyport/rehearsal`;
  return await push(repository, { flags: ['--dry-run'], ref, step: 'asking whether this clone may push' }, options);
}

async function push(
  repository: Repository,
  { flags, ref, step }: { readonly flags: readonly string[]; readonly ref: string; readonly step: string },
  options: SyncOptions,
): Promise<BranchPush> {
  const { remote, why } = await remoteFor(repository, options);
  if (why !== null) return { reached: false, remote, why };
  options.onStep?.(`${step} to ${remote}`);
  const safe = ['--porcelain', '--no-verify', '--no-signed', '--no-follow-tags', '--recurse-submodules=no'];
  const args = ['push', ...safe, ...flags, '--receive-pack=git-receive-pack', remote, ref];
  const result = await git(args, { ...networkOptions(repository, remote, options), accept: [0, 1, 128] });
  if (result.code === 0) return { reached: true, remote, why: null };
  return { reached: false, remote, why: reasonOf(result) };
}
