import type { Store } from '../store.ts';
import { refuseInside } from '../transaction.ts';

/** A lock that this process holds. It ends with the process, however that ends: nobody has to wait for a lease. */
export interface HeldLock {
  /** False where the database let go of it (the connection broke): somebody else may hold it by now. */
  readonly held: () => boolean;
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock of this name among all who use this database, or answers null where somebody has it, in this process
 * too. It rests on no clock. Throws STORE_UNREACHABLE, and STORE_OUTSIDE_TRANSACTION inside of a transaction.
 */
export async function tryLock(store: Store, name: 'seal'): Promise<HeldLock | null> {
  refuseInside();
  store.requireOpen();
  return await store.tryLock(name);
}
