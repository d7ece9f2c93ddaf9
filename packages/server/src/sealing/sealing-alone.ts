import { setTimeout as pause } from 'node:timers/promises';
import { type HeldLock, tryLock } from '@sallyport/store';
import type { GatePlace } from '../gate/gate-place.ts';

/** Milliseconds that somebody else may take: a round of sealing with its push. */
const patience = 15_000;
const lookEvery = 100;

/**
 * Runs what writes to the record branch or commits a decision while no other server of this database does the same:
 * two clones that seal with one key at once would fork the log. null where another one kept at it for 15 seconds.
 */
export async function sealingAlone<T>(
  { store }: GatePlace,
  act: (lock: HeldLock) => Promise<T>,
  most = patience,
): Promise<T | null> {
  const until = performance.now() + most;
  let lock = await tryLock(store, 'seal');
  while (lock === null && performance.now() < until) {
    await pause(lookEvery);
    lock = await tryLock(store, 'seal');
  }
  if (lock === null) return null;
  try {
    return await act(lock);
  } finally {
    await lock.release();
  }
}
