import { git, type Materials, type Repository } from '@sallyport/workspace';

/**
 * Moves the named branch of this clone to the judged commit where that came from the remote: the commit of a decision is
 * made on the branch as it is here, and on an older one it would leave out what was decided about. Moves forward only.
 * Throws WorkspaceError where a work tree holds something that is in the way.
 */
export async function bringBranchForward(
  { directory, topLevel, head }: Pick<Repository, 'directory' | 'topLevel' | 'head'>,
  { branch, commit, from }: Pick<Materials, 'branch' | 'commit' | 'from'>,
): Promise<void> {
  // The judged commit is the remote's only where the local branch is missing or has nothing of its own.
  if (from !== 'remote') return;
  if (head.kind === 'branch' && head.branch === branch && topLevel !== null) {
    await git(['merge', '--quiet', '--ff-only', commit], { cwd: topLevel });
    return;
  }
  // Git refuses this for a branch that another work tree has checked out.
  await git(['branch', '--quiet', '--no-track', '--force', branch, commit], { cwd: directory });
}
