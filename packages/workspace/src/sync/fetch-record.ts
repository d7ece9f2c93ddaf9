import { WorkspaceError } from '../errors.ts';
import { distance } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { type GitResult, git } from '../git/run.ts';
import { trackedRecordRef } from '../record-branch/adopt-tracked.ts';
import { duringExchange } from '../record-branch/exchange.ts';
import { networkOptions, remoteFor, type SyncOptions } from './network-git.ts';

export type FetchResult =
  | {
      readonly reached: true;
      readonly remote: string;
      /** Tip of the remote's record, null when it has none. */
      readonly commit: string | null;
      /** The remote no longer has commits that it had before: someone rewrote its history. */
      readonly rewound: boolean;
      readonly why: null;
    }
  | { readonly reached: false; readonly remote: string | null /** One sentence. */; readonly why: string };

const FOLDER = 'refs/heads/sallyport/';

/**
 * Fetches the remote's record into its tracking ref and nothing else. That a remote cannot be reached is an answer,
 * not an error: reading commands go on with what is here and say so.
 * @throws WorkspaceError REMOTE_MISSING, REMOTE_REFUSED, GIT_ABORTED.
 */
export async function fetchRecord(repository: Repository, options: SyncOptions = {}): Promise<FetchResult> {
  const { remote, why } = await remoteFor(repository, options);
  if (why !== null) return { reached: false, remote, why };
  const tracked = trackedRecordRef(remote);
  const before = (await repository.objects.read(`${tracked}^{commit}`))?.id ?? null;
  options.onStep?.(`fetching the record from ${remote}`);
  const failure = await duringExchange(repository, tracked, () => runFetch(repository, remote, options));
  if (failure !== null) return { reached: false, remote, why: failure };
  const after = (await repository.objects.read(`${tracked}^{commit}`))?.id ?? null;
  const rewound =
    before !== null && after !== before && (after === null || (await distance(repository, before, after)).ahead > 0);
  return { reached: true, remote, commit: after, rewound, why: null };
}

/** Why the remote could not be reached, or null when it was. */
async function runFetch(repository: Repository, remote: string, options: SyncOptions): Promise<string | null> {
  const args = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--no-auto-maintenance',
    '--prune',
    '--refmap=',
    '--upload-pack=git-upload-pack',
    remote,
    // With a pattern, a remote without any record is an empty answer; with the plain name it would be a failure.
    `+${FOLDER}*:refs/remotes/${remote}/sallyport/*`,
  ];
  try {
    const result = await git(args, { ...networkOptions(repository, remote, options), accept: [0, 1, 128] });
    return result.code === 0 ? null : reasonOf(result);
  } catch (error) {
    if (error instanceof WorkspaceError && error.code === 'GIT_TIMEOUT') return 'the remote did not answer in time';
    throw error;
  }
}

/** Git's own sentence, without its prefixes and without the advice that follows it. */
export function reasonOf({ stderr }: GitResult): string {
  const said = stderr.split('\n').filter((line) => !line.startsWith('hint:'));
  const lines = said.map((line) => line.replace(/^(fatal|error|remote|ssh): */i, '').trim());
  const first = lines.find((line) => line !== '' && !line.startsWith('Warning')) ?? 'git gave no reason';
  return first.replace(/\.$/, '').slice(0, 300);
}
