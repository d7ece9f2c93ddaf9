import { setImmediate as arrived } from 'node:timers/promises';
import type { Queries } from './store.ts';
import { StoreError, type StoreErrorCode } from './store-error.ts';
import { inTransaction, refuseInside } from './transaction.ts';

/** Answers requests in a transaction, each at its place. It may be run twice, so it does nothing but query. */
type AnswerAll<Request, Result> = (inside: Queries, requests: readonly Request[]) => Promise<readonly Result[]>;

interface Waiting {
  readonly request: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Queue = Waiting[];
type AnyAnswer = AnswerAll<never, unknown>;

/** More would make the first of them wait, and is rarely there: a sign-off comes from a person's finger. */
const AT_ONCE = 100;

/** Not the fault of one of them: to try each alone would only make everybody wait. */
const forAll: ReadonlySet<StoreErrorCode> = new Set([
  'STORE_UNREACHABLE',
  'STORE_BUSY',
  'STORE_CLOSED',
  'STORE_CORRUPT',
]);

const queues = new WeakMap<Queries['announce'], Map<AnyAnswer, Queue>>();

/**
 * Answers a request in a transaction, together with all others that came while one was being written: waiting for the
 * disk is what costs, and one wait serves them all. It is told only after its own transaction is on disk; where one of
 * them is refused, each is answered again alone and has its own answer.
 */
export async function together<Request, Result>(
  queries: Queries,
  request: Request,
  answer: AnswerAll<Request, Result>,
): Promise<Result> {
  if (queries.unit !== null) return answerAlone(queries, request, answer);
  refuseInside();
  const kinds = queues.get(queries.announce) ?? new Map<AnyAnswer, Queue>();
  queues.set(queries.announce, kinds);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const waiting = { request, resolve, reject };
  const queue = kinds.get(answer);
  if (queue !== undefined) {
    queue.push(waiting);
  } else {
    const first = [waiting];
    kinds.set(answer, first);
    void work(queries, first, answer, () => kinds.delete(answer));
  }
  return promise as Promise<Result>;
}

async function answerAlone<Request, Result>(
  inside: Queries,
  request: Request,
  answer: AnswerAll<Request, Result>,
): Promise<Result> {
  const [result] = await answer(inside, [request]);
  return result as Result;
}

async function work(queries: Queries, queue: Queue, answer: AnyAnswer, ended: () => void): Promise<void> {
  while (queue.length > 0) {
    // SQLite answers before the next request is even read: whatever has arrived by now is let in first.
    await arrived();
    const batch = queue.splice(0, AT_ONCE);
    if (await answerBatch(queries, batch, answer)) continue;
    for (const waiting of batch) await answerBatch(queries, [waiting], answer);
  }
  // In the same breath as the last look at the queue: whoever comes later starts anew.
  ended();
}

/** True where all are answered; false where one of several was refused, and will be told so when it is alone. */
async function answerBatch(queries: Queries, batch: readonly Waiting[], answer: AnyAnswer): Promise<boolean> {
  try {
    const requests = batch.map(({ request }) => request as never);
    const results = await inTransaction(queries, (inside) => answer(inside, requests));
    for (const [index, { resolve }] of batch.entries()) resolve(results[index]);
    return true;
  } catch (error) {
    if (batch.length > 1 && !(error instanceof StoreError && forAll.has(error.code))) return false;
    for (const { reject } of batch) reject(error);
    return true;
  }
}
