import type { Store } from '../store.ts';
import { type Change, changesSince, readRevision } from './revision.ts';

export interface Listening {
  /** The revision from which on changes are told. */
  readonly revision: number;
  readonly stop: () => Promise<void>;
}

/** Milliseconds before a failed read is tried again. */
const RETRY_AFTER = 1000;

/**
 * Calls `onChange` after every commit that raised the revision, in this process or another, in order, with what came
 * together folded into one. A read that failed (the database is away) is told and tried again, so nothing is missed.
 */
export async function listen(
  store: Store,
  onChange: (change: Change) => void,
  failed: (error: unknown) => void,
): Promise<Listening> {
  const revision = await readRevision(store);
  const state = { seen: revision, again: false, stopped: false };
  let reading: Promise<void> | null = null;
  function wake(): void {
    state.again = true;
    if (!state.stopped) reading ??= readAll();
  }
  async function readAll(): Promise<void> {
    try {
      while (state.again && !state.stopped) {
        state.again = false;
        await readOnce(store, state, onChange);
      }
    } catch (error) {
      setTimeout(wake, RETRY_AFTER).unref();
      failed(error);
    } finally {
      // In the same breath as the last look at `again`: a wake between the two would be lost.
      reading = null;
    }
  }
  const forget = store.onAnnounce(wake);
  const unwatch = store.watchOthers(wake);
  async function stop(): Promise<void> {
    state.stopped = true;
    forget();
    await unwatch();
    await reading;
  }
  // A change between the first read and the watch would be told by nobody.
  wake();
  return { revision, stop };
}

async function readOnce(
  store: Store,
  state: { seen: number; readonly stopped: boolean },
  onChange: (change: Change) => void,
): Promise<void> {
  const change = await changesSince(store, state.seen);
  if (change === null || state.stopped) return;
  state.seen = change.revision;
  onChange(change);
}
