import { namedBranch, pull, pullBranch } from '@sallyport/actions';
import { closeRepository, openRepository, type Repository } from '@sallyport/workspace';
import { type GatePlace, serverCaller } from './gate-place.ts';
import type { LiveGate } from './live-gate.ts';

/** How a fetch of everything that is judged went. */
export interface Fetched {
  /** True also where there is nothing to fetch from, or offline was asked for. */
  readonly reached: boolean;
  readonly why: string;
  /** Remotes of the clone as they are configured now. */
  readonly remotes: Repository['remotes'];
}

/** Fetches the record and the branches that are judged and committed on; judging again is left to the caller. */
export async function fetchBranches(
  place: GatePlace,
  gate: Pick<LiveGate, 'newest'>,
  signal?: AbortSignal,
): Promise<Fetched> {
  const repository = await openRepository(place.directory);
  try {
    const { remotes } = repository;
    if (place.offline || remotes.length === 0) return { reached: true, why: '', remotes };
    const caller = serverCaller(place);
    const { reached, why } = await pull(repository, caller, signal);
    if (!reached) return { reached, why, remotes };
    for (const branch of await branchesOf(gate, repository)) await pullBranch(repository, branch, caller, signal);
    return { reached, why, remotes };
  } finally {
    closeRepository(repository);
  }
}

/** The branch that is judged and the one that a decision is committed on: they differ while a gate file changes it. */
export async function branchesOf(gate: Pick<LiveGate, 'newest'>, repository: Repository): Promise<readonly string[]> {
  const live = gate.newest();
  if (live !== null) return [...new Set([live.session.materials.branch, live.gate.git.branch])];
  // What mends a gate that could never be judged comes on this branch, and has to be fetched.
  const named = await namedBranch(repository, null).catch(() => null);
  return named === null ? [] : [named];
}
