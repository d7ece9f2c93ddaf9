import type { ResolvedGate } from '@sallyport/gate';
import { shellWord, WorkspaceError } from './errors.ts';
import { preferredRemote } from './git/preferred-remote.ts';
import { distance, resolveCommit } from './git/references.ts';
import type { Repository } from './git/repository.ts';

export interface Materials {
  readonly branch: string;
  readonly commit: string;
  /** Which of the two was taken: the local branch, unless it is missing or behind. */
  readonly from: 'local' | 'remote';
  /** Local against remote tracking branch. `diverged` has commits on both sides and needs a person. */
  readonly state: 'equal' | 'ahead' | 'behind' | 'diverged' | 'only local' | 'only remote';
  readonly remote: string | null;
  /** Commits of the remote tracking branch that the judged tip does not have. */
  readonly notJudged: number;
}

/**
 * The tip of the named branch, as far as this clone knows it; nothing is fetched here.
 * @throws WorkspaceError BRANCH_MISSING.
 */
export async function materials(repository: Repository, branch: string): Promise<Materials> {
  const remote = preferredRemote(repository);
  const [local, tracked] = await Promise.all([
    tipOf(repository, `refs/heads/${branch}`),
    remote === null ? null : tipOf(repository, `refs/remotes/${remote}/${branch}`),
  ]);
  if (local !== null && tracked !== null) {
    const { ahead, behind } = await distance(repository, local, tracked);
    const state = ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'equal';
    return state === 'behind'
      ? { branch, commit: tracked, from: 'remote', state, remote, notJudged: 0 }
      : { branch, commit: local, from: 'local', state, remote, notJudged: behind };
  }
  if (local !== null) return { branch, commit: local, from: 'local', state: 'only local', remote, notJudged: 0 };
  if (tracked !== null) return { branch, commit: tracked, from: 'remote', state: 'only remote', remote, notJudged: 0 };
  throw new WorkspaceError(
    'BRANCH_MISSING',
    `The branch ${branch}, which the gate file names, is neither here nor on a remote that was fetched.`,
    { command: `git fetch && git switch ${shellWord(branch)}` },
  );
}

async function tipOf(repository: Repository, ref: string): Promise<string | null> {
  return (await repository.objects.read(`${ref}^{commit}`))?.id ?? null;
}

/** The commit under test: the gate file's commit, else what its tag points at; null where it resolves to nothing. */
export async function candidateCommit(
  repository: Repository,
  gate: Pick<ResolvedGate, 'candidate'>,
): Promise<string | null> {
  const { commit, tag } = gate.candidate;
  if (commit !== null) return resolveCommit(repository, commit);
  return tag === null ? null : resolveCommit(repository, `refs/tags/${tag}`);
}
