import { WorkspaceError } from '../errors.ts';
import { checkBranchName } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { duringExchange } from '../record-branch/exchange.ts';
import { reasonOf } from './fetch-record.ts';
import { networkOptions, remoteFor, type SyncOptions } from './network-git.ts';

export type BranchFetch = { readonly reached: true } | { readonly reached: false; readonly why: string };

/**
 * Fetches one branch of the remote into its tracking ref, as `git fetch` would, and nothing else: signers must judge
 * the bytes that everybody else judges. A branch that the remote does not have is an answer, not an error.
 * @throws WorkspaceError BRANCH_NAME_INVALID, REMOTE_MISSING, REMOTE_REFUSED, GIT_ABORTED.
 */
export async function fetchBranch(
  repository: Repository,
  branch: string,
  options: SyncOptions = {},
): Promise<BranchFetch> {
  const { remote, why } = await remoteFor(repository, options);
  if (why !== null) return { reached: false, why };
  await checkBranchName(repository, branch);
  options.onStep?.(`fetching ${branch} from ${remote}`);
  const refspec = `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-maintenance'];
  const args = ['fetch', ...quiet, '--refmap=', '--upload-pack=git-upload-pack', remote, refspec];
  const settings = { ...networkOptions(repository, remote, options), accept: [0, 1, 128] };
  try {
    const tracked = `refs/remotes/${remote}/${branch}`;
    const result = await duringExchange(repository, tracked, () => git(args, settings));
    return result.code === 0 ? { reached: true } : { reached: false, why: reasonOf(result) };
  } catch (error) {
    const late = error instanceof WorkspaceError && error.code === 'GIT_TIMEOUT';
    if (late) return { reached: false, why: 'the remote did not answer in time' };
    throw error;
  }
}
