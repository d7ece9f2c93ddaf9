import { namedBranch, pull, pullBranch } from '@sallyport/actions';
import { closeRepository, openRepository, RECORD_REF, type Repository, readRef } from '@sallyport/workspace';
import { type GatePlace, serverCaller } from './gate-place.ts';
import type { LiveGate } from './live-gate.ts';
import { troubleInWords } from './trouble.ts';

export interface FollowPace {
  /** Milliseconds between two looks at the refs of the clone. */
  readonly look: number;
  /** Milliseconds between two fetches. */
  readonly fetch: number;
}

const usual: FollowPace = { look: 3000, fetch: 60_000 };

/** Has the gate judged again when the record branch or the named branch moved, here or at the remote. Returns how to stop. */
export function followBranches(place: GatePlace, gate: LiveGate, pace: FollowPace = usual): () => Promise<void> {
  let tips: string | null = null;
  // By a clock that nobody sets: after a wall clock went back nothing would be fetched until it has caught up.
  let fetched = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  let fetching: Promise<void> | null = null;
  const stopping = new AbortController();

  async function look(): Promise<void> {
    const repository = await openRepository(place.directory);
    try {
      const branches = await branchesOf(gate, repository);
      const refs = [RECORD_REF, ...branches.flatMap((branch) => branchRefs(repository.remotes, branch))];
      const now = (await Promise.all(refs.map((ref) => readRef(repository, ref)))).join(' ');
      // The first look judges too: what moved since the gate was opened would else be taken for what was judged then.
      const moved = tips !== now;
      tips = now;
      if (moved) await gate.refresh();
    } finally {
      closeRepository(repository);
    }
  }

  async function fetchAll(): Promise<void> {
    const repository = await openRepository(place.directory);
    try {
      if (repository.remotes.length === 0) return;
      const caller = serverCaller(place);
      const { reached } = await pull(repository, caller, stopping.signal);
      if (!reached) return;
      for (const branch of await branchesOf(gate, repository))
        await pullBranch(repository, branch, caller, stopping.signal);
    } finally {
      closeRepository(repository);
    }
  }

  function tell(error: unknown): void {
    if (!stopping.signal.aborted) place.note(`The branches could not be looked at: ${troubleInWords(error)}`);
  }

  const timer = setInterval(() => {
    looking ??= look()
      .catch(tell)
      .finally(() => {
        looking = null;
      });
    if (place.offline || performance.now() - fetched < pace.fetch) return;
    fetched = performance.now();
    // Beside the looks: a remote that hangs must not hide what moves here.
    fetching ??= fetchAll()
      .catch(tell)
      .finally(() => {
        fetching = null;
      });
  }, pace.look);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await looking;
    await fetching;
  };
}

/** The branch that is judged and the one that a decision is committed on: they differ while a gate file changes it. */
async function branchesOf(gate: LiveGate, repository: Repository): Promise<readonly string[]> {
  const live = gate.newest();
  if (live !== null) return [...new Set([live.session.materials.branch, live.gate.git.branch])];
  // What mends a gate that could never be judged comes on this branch, and has to be fetched.
  const named = await namedBranch(repository, null).catch(() => null);
  return named === null ? [] : [named];
}

function branchRefs(remotes: readonly { readonly name: string }[], branch: string): readonly string[] {
  return [`refs/heads/${branch}`, ...remotes.map(({ name }) => `refs/remotes/${name}/${branch}`)];
}
