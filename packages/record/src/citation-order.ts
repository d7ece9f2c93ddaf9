import { RecordError } from './errors.ts';
import { statementPath } from './layout.ts';
import { citationsOf } from './statements/citations.ts';
import type { Sha256 } from './statements/header.ts';
import type { Statement } from './statements/statement.ts';

/**
 * Statements so that each stands after everything it cites, ties by digest: the same for every order of arrival.
 * Citations of statements that are not there are passed over. Throws RECORD_STATEMENT_MALFORMED for a circle.
 */
export function orderByCitation(statements: ReadonlyMap<Sha256, Statement>): readonly Sha256[] {
  const waitingFor = new Map<Sha256, number>();
  const citedBy = new Map<Sha256, Sha256[]>();
  const ready: Sha256[] = [];
  for (const [digest, statement] of statements) {
    const present = new Set(citationsOf(statement).filter((cited) => statements.has(cited)));
    waitingFor.set(digest, present.size);
    if (present.size === 0) push(ready, digest);
    for (const cited of present) {
      const citing = citedBy.get(cited);
      if (citing === undefined) citedBy.set(cited, [digest]);
      else citing.push(digest);
    }
  }
  const order: Sha256[] = [];
  for (let next = pop(ready); next !== undefined; next = pop(ready)) {
    order.push(next);
    for (const citing of citedBy.get(next) ?? []) {
      const left = (waitingFor.get(citing) as number) - 1;
      waitingFor.set(citing, left);
      if (left === 0) push(ready, citing);
    }
  }
  if (order.length < statements.size) {
    const done = new Set(order);
    const file = statementPath([...statements.keys()].find((digest) => !done.has(digest)) as Sha256);
    throw new RecordError('RECORD_STATEMENT_MALFORMED', `${file}: its citations lead back to itself.`, { file });
  }
  return order;
}

/** Adds to a binary heap whose smallest digest stands first. */
function push(heap: Sha256[], digest: Sha256): void {
  let at = heap.push(digest) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if ((heap[above] as Sha256) <= digest) break;
    heap[at] = heap[above] as Sha256;
    at = above;
  }
  heap[at] = digest;
}

function pop(heap: Sha256[]): Sha256 | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && (heap[below + 1] as Sha256) < (heap[below] as Sha256)) below++;
    if ((heap[below] as Sha256) >= last) break;
    heap[at] = heap[below] as Sha256;
    at = below;
  }
  heap[at] = last;
  return first;
}
