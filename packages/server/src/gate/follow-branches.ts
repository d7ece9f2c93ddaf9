import { pull, pullBranch } from '@sallyport/actions';
import { closeRepository, openRepository, RECORD_REF, readRef } from '@sallyport/workspace';
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
  let fetched = 0;
  let running: Promise<void> | null = null;
  async function look(): Promise<void> {
    const repository = await openRepository(place.directory);
    try {
      const branch = (await gate.current().catch(() => null))?.gate.git.branch ?? null;
      if (!place.offline && repository.remotes.length > 0 && Date.now() - fetched >= pace.fetch) {
        fetched = Date.now();
        const caller = serverCaller(place);
        const { reached } = await pull(repository, caller);
        if (reached && branch !== null) await pullBranch(repository, branch, caller);
      }
      const refs = [RECORD_REF, ...(branch === null ? [] : branchRefs(repository.remotes, branch))];
      const now = (await Promise.all(refs.map((ref) => readRef(repository, ref)))).join(' ');
      // The first look judges too: what moved since the gate was opened would else be taken for what was judged then.
      const moved = tips !== now;
      tips = now;
      if (moved) await gate.refresh();
    } finally {
      closeRepository(repository);
    }
  }
  const timer = setInterval(() => {
    running ??= look()
      .catch((error: unknown) => place.note(`The branches could not be looked at: ${troubleInWords(error)}`))
      .finally(() => {
        running = null;
      });
  }, pace.look);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

function branchRefs(remotes: readonly { readonly name: string }[], branch: string): readonly string[] {
  return [`refs/heads/${branch}`, ...remotes.map(({ name }) => `refs/remotes/${name}/${branch}`)];
}
