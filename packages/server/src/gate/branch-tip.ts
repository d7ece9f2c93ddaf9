import { resolveCommit } from '@sallyport/workspace';
import type { Live, LiveGate } from './live-gate.ts';

/** Milliseconds for which one look serves everybody: with fifty people signing at once it costs nothing. */
const serves = 250;

/**
 * Returns what judges the gate anew where the judged branch moved since it was judged. The branches are looked at every
 * few seconds anyway; whoever signs in between would sign for bytes that are no longer there, in vain.
 */
export function branchTipWatcher(live: LiveGate): () => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();
  async function look(): Promise<void> {
    if (await hasMoved(await live.current())) await live.refresh();
  }
  return async () => {
    const now = performance.now();
    if (now - lookedAt >= serves) {
      lookedAt = now;
      looking = look();
    }
    await looking;
  };
}

async function hasMoved({ session: { repository, materials } }: Live): Promise<boolean> {
  const { branch, commit, from, remote } = materials;
  const ref = from === 'local' ? `refs/heads/${branch}` : `refs/remotes/${remote}/${branch}`;
  return (await resolveCommit(repository, ref)) !== commit;
}
