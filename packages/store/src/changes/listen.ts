import type { Store } from '../store.ts';
import { type Change, changesSince, readRevision } from './revision.ts';

export interface Listening {
  /** The revision from which on changes are told. */
  readonly revision: number;
  readonly stop: () => Promise<void>;
}

/**
 * Calls `onChange` after every commit that raised the revision, in this process or another, in order, with what came
 * together folded into one. A `failed` read (the database is away) is told and made up for when the next one succeeds.
 */
export async function listen(
  store: Store,
  onChange: (change: Change) => void,
  failed: (error: unknown) => void,
): Promise<Listening> {
  const revision = await readRevision(store);
  let seen = revision;
  let stopped = false;
  let reading: Promise<void> | null = null;
  let again = false;
  async function read(): Promise<void> {
    do {
      again = false;
      const change = await changesSince(store, seen);
      if (change !== null && !stopped) {
        seen = change.revision;
        onChange(change);
      }
    } while (again && !stopped);
  }
  function wake(): void {
    again = true;
    if (stopped || reading !== null) return;
    reading = read()
      .catch(failed)
      .finally(() => {
        reading = null;
      });
  }
  const forget = store.onAnnounce(wake);
  const unwatch = store.watchOthers(wake);
  async function stop(): Promise<void> {
    stopped = true;
    forget();
    await unwatch();
    await reading;
  }
  // A change between the first read and the watch would be told by nobody.
  wake();
  return { revision, stop };
}
