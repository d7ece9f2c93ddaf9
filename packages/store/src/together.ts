import type { Queries } from './store.ts';
import { StoreError, type StoreErrorCode } from './store-error.ts';
import { inTransaction, refuseInside } from './transaction.ts';

interface Waiting {
  readonly run: (inside: Queries) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** More would make the first of them wait, and is rarely there: a sign-off comes from a person's finger. */
const AT_ONCE = 100;

/** Not the fault of one of them: to try each alone would only make everybody wait. */
const forAll: ReadonlySet<StoreErrorCode> = new Set([
  'STORE_UNREACHABLE',
  'STORE_BUSY',
  'STORE_CLOSED',
  'STORE_CORRUPT',
]);

const queues = new WeakMap<Queries['announce'], Waiting[]>();

/**
 * Runs in a transaction, together with all others that came while one was being written: waiting for the disk is what
 * costs, and one wait serves them all. `run` may be run twice, so it must do nothing but query. It is told only after
 * its own transaction is on disk; where one of them is refused, each is run again alone and has its own answer.
 */
export async function together<T>(queries: Queries, run: (inside: Queries) => Promise<T>): Promise<T> {
  if (queries.unit !== null) return run(queries);
  refuseInside();
  const queue = queues.get(queries.announce);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const waiting = { run, resolve, reject };
  if (queue !== undefined) {
    queue.push(waiting);
  } else {
    const first = [waiting];
    queues.set(queries.announce, first);
    void work(queries, first);
  }
  return promise as Promise<T>;
}

async function work(queries: Queries, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    const batch = queue.splice(0, AT_ONCE);
    const done = batch.length > 1 && (await runBatch(queries, batch));
    if (!done) for (const waiting of batch) await runAlone(queries, waiting);
  }
  // In the same breath as the last look at the queue: whoever comes later starts anew.
  queues.delete(queries.announce);
}

/** True where all are answered. */
async function runBatch(queries: Queries, batch: readonly Waiting[]): Promise<boolean> {
  try {
    const results = await inTransaction(queries, async (inside) => {
      const made: unknown[] = [];
      for (const { run } of batch) made.push(await run(inside));
      return made;
    });
    for (const [index, { resolve }] of batch.entries()) resolve(results[index]);
    return true;
  } catch (error) {
    // One of them was refused, and it will be told so when it is alone.
    if (!(error instanceof StoreError && forAll.has(error.code))) return false;
    for (const { reject } of batch) reject(error);
    return true;
  }
}

async function runAlone(queries: Queries, { run, resolve, reject }: Waiting): Promise<void> {
  try {
    resolve(await inTransaction(queries, run));
  } catch (error) {
    reject(error);
  }
}
