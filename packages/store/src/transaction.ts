import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';
import type { Queries, Unit } from './store.ts';
import { StoreError } from './store-error.ts';

const underWay = new AsyncLocalStorage<Unit>();

/**
 * Runs everything that `run` does through its argument as one transaction, durable when the promise resolves. Inside
 * of one already, it joins. `run` must not touch the store by another way: SQLite has one connection, and it would
 * wait for itself for ever, so that is refused with STORE_OUTSIDE_TRANSACTION.
 * Throws STORE_UNREACHABLE where the connection broke: the change may or may not be in, and asking again tells.
 */
export async function inTransaction<T>(queries: Queries, run: (inside: Queries) => Promise<T>): Promise<T> {
  if (queries.unit !== null) return run(queries);
  refuseInside();
  queries.requireOpen();
  const unit: Unit = { open: true, changed: false };
  try {
    return await underWay.run(unit, () =>
      queries.db.transaction().execute((db) => run({ ...queries, db: db.withoutPlugins(), unit })),
    );
  } finally {
    unit.open = false;
    if (unit.changed) queries.announce();
  }
}

/** Sees every query to the store itself, and none that a transaction sends. */
export function outsideGuard(requireOpen: () => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      refuseInside();
      requireOpen();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** Throws STORE_OUTSIDE_TRANSACTION where a transaction is under way around the caller. */
export function refuseInside(): void {
  if (underWay.getStore()?.open !== true) return;
  const what = 'Inside a transaction the store itself was asked, which would wait for that transaction for ever.';
  throw new StoreError('STORE_OUTSIDE_TRANSACTION', `${what} Pass on what inTransaction gives.`);
}
