import { closeRepository, openRepository, RECORD_REF, readRefs } from '@sallyport/workspace';
import { branchesOf, fetchBranches } from './fetch-branches.ts';
import type { GatePlace } from './gate-place.ts';
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

  /** Often, so it asks git once and opens nothing while there is a judgement. */
  async function look(): Promise<void> {
    const live = gate.newest();
    const repository = live?.session.repository ?? (await openRepository(place.directory));
    try {
      const branches = await branchesOf(gate, repository);
      const refs = [RECORD_REF, ...branches.flatMap((branch) => branchRefs(repository.remotes, branch))];
      const found = await readRefs(repository, refs);
      const now = refs.map((ref) => `${ref} ${found.get(ref) ?? ''}`).join(' ');
      // The first look judges too: what moved since the gate was opened would else be taken for what was judged then.
      const moved = tips !== now;
      tips = now;
      if (moved) await gate.refresh();
    } finally {
      if (live === null) closeRepository(repository);
    }
  }

  async function fetchAll(): Promise<void> {
    const { remotes } = await fetchBranches(place, gate, stopping.signal);
    // The looks know the remotes of the newest judgement.
    const known = gate.newest()?.session.repository.remotes ?? [];
    if (known.length !== remotes.length) await gate.refresh();
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

function branchRefs(remotes: readonly { readonly name: string }[], branch: string): readonly string[] {
  return [`refs/heads/${branch}`, ...remotes.map(({ name }) => `refs/remotes/${name}/${branch}`)];
}
