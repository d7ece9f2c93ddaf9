import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import type { EngineName, Store } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { outsideGuard } from '../transaction.ts';

/** What both engines have in common once they are open: who listens in this process, and the end. */
export function storeOf(
  engine: EngineName,
  db: Kysely<Tables>,
  version: string,
  { watchOthers, tryLock }: Pick<Store, 'watchOthers' | 'tryLock'>,
): Store {
  const listeners = new Set<() => void>();
  let closed = false;
  function requireOpen(): void {
    if (closed)
      throw new StoreError('STORE_CLOSED', 'The database was closed: the server is shutting down. Ask again.');
  }
  return {
    engine,
    db: db.withPlugin(outsideGuard(requireOpen)),
    unit: null,
    version,
    requireOpen,
    announce: () => {
      for (const wake of listeners) wake();
    },
    onAnnounce: (wake) => {
      listeners.add(wake);
      return () => listeners.delete(wake);
    },
    watchOthers,
    tryLock,
    close: async () => {
      closed = true;
      await db.destroy();
    },
  };
}
