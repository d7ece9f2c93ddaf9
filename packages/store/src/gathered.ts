import type { Queries } from './store.ts';
import { refuseInside } from './transaction.ts';

/** Finds what there is under names, all of them in one query. What is not there is not in the answer. */
type FindAll<Row> = (queries: Queries, names: readonly string[]) => Promise<ReadonlyMap<string, Row>>;

interface Asking {
  readonly name: string;
  readonly resolve: (row: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** One query takes so many names. */
const AT_ONCE = 200;

const gathering = new WeakMap<Queries['announce'], Map<FindAll<unknown>, Asking[]>>();

/**
 * Reads what is there under a name; undefined where nothing is. What others ask for in the same moment is read by the same
 * query: in a room where everybody signs at once, every request asks the same questions. Read after it was asked and
 * never remembered, so the answer is as new as a query of one's own. Inside a transaction it is one.
 */
export async function gathered<Row>(queries: Queries, name: string, findAll: FindAll<Row>): Promise<Row | undefined> {
  if (queries.unit !== null) return (await findAll(queries, [name])).get(name);
  refuseInside();
  const kinds = gathering.get(queries.announce) ?? new Map<FindAll<unknown>, Asking[]>();
  gathering.set(queries.announce, kinds);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const asking = { name, resolve, reject };
  const queue = kinds.get(findAll);
  if (queue !== undefined) {
    queue.push(asking);
  } else {
    kinds.set(findAll, [asking]);
    // After everything that has arrived by now was let in.
    setImmediate(() => {
      const all = kinds.get(findAll) ?? [];
      kinds.delete(findAll);
      for (let start = 0; start < all.length; start += AT_ONCE)
        void answer(queries, all.slice(start, start + AT_ONCE), findAll);
    });
  }
  return (await promise) as Row | undefined;
}

async function answer(queries: Queries, asked: readonly Asking[], findAll: FindAll<unknown>): Promise<void> {
  try {
    const found = await findAll(queries, [...new Set(asked.map(({ name }) => name))]);
    for (const { name, resolve } of asked) resolve(found.get(name));
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}
