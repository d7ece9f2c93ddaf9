import { shellWord, WorkspaceError } from '../errors.ts';
import { checkBranchName, readRef } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { listWorktrees } from '../git/worktrees.ts';

/**
 * Puts HEAD on the named branch without touching index or work tree: a new branch starts at the commit that is
 * checked out, so every staged, changed and untracked file stays as it is.
 * @returns whether the branch was made, merely switched to, or checked out already.
 * @throws WorkspaceError BRANCH_NAME_INVALID, BRANCH_IN_THE_WAY, OPERATION_IN_PROGRESS.
 */
export async function createBranch(
  repository: Repository,
  branch: string,
): Promise<'created' | 'switched' | 'already there'> {
  await checkBranchName(repository, branch);
  const ref = `refs/heads/${branch}`;
  const worktrees = await listWorktrees(repository.directory);
  const here = worktrees.find((worktree) => worktree.gitDirectory === repository.gitDirectory);
  if (here?.branch === ref) return 'already there';
  const other = worktrees.find((worktree) => worktree.branch === ref || worktree.busyBranch === ref);
  if (other !== undefined) throw elsewhere(branch, other.directory);
  if (here !== undefined && here.operation !== null) throw busy(here.operation, here.directory);
  const present = await readRef(repository, ref);
  const commit = here?.commit ?? null;
  if (present !== null && present !== commit) throw differs(branch);
  if (present === null && commit !== null) {
    // Without tracking set-up, which the user's configuration may ask for: the remote has no such branch yet.
    await git(['branch', '--no-track', '--end-of-options', branch, commit], { cwd: repository.directory });
  }
  const why = `sallyport: switch to ${branch}`;
  await git(['symbolic-ref', '-m', why, 'HEAD', ref], { cwd: repository.directory });
  return present === null ? 'created' : 'switched';
}

function elsewhere(branch: string, directory: string): WorkspaceError {
  const message = `The branch ${branch} is in use in another work tree of this repository, ${directory}.`;
  return new WorkspaceError('BRANCH_IN_THE_WAY', `${message} Work there.`, { command: `cd ${shellWord(directory)}` });
}

function busy(operation: string, directory: string): WorkspaceError {
  const message = `A ${operation} is not finished in ${directory}. Finish or abort it, then begin again.`;
  return new WorkspaceError('OPERATION_IN_PROGRESS', message, { command: 'git status' });
}

function differs(branch: string): WorkspaceError {
  return new WorkspaceError(
    'BRANCH_IN_THE_WAY',
    `The branch ${branch} exists and stands at another commit. Switching to it may touch your files, so that is yours to do.`,
    { command: `git switch ${shellWord(branch)}` },
  );
}
