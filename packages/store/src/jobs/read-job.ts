import type { Instant } from '@sallyport/record';
import type { Queries } from '../store.ts';

const states = ['waiting', 'running', 'done', 'failed'] as const;
export type JobState = (typeof states)[number];

/** How a job stands. */
export interface JobProgress {
  readonly slot: string;
  readonly kind: string;
  readonly state: JobState;
  readonly runAt: Instant;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly finished: Instant | null;
}

export async function readJob(queries: Queries, slot: string): Promise<JobProgress | null> {
  const row = await queries.db.selectFrom('jobs').selectAll().where('slot', '=', slot).executeTakeFirst();
  if (row === undefined) return null;
  const { kind, run_at: runAt, attempts, last_error: lastError, finished } = row;
  // The column has a check: another text cannot be in it.
  const state = states.find((name) => name === row.state) ?? 'failed';
  return { slot, kind, state, runAt, attempts, lastError, finished };
}

/** When the next job of any kind is due or its lease ends; null where nothing waits. */
export async function nextJobDue(queries: Queries): Promise<Instant | null> {
  const waiting = await queries.db
    .selectFrom('jobs')
    .select((eb) => eb.fn.min('run_at').as('due'))
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  const running = await queries.db
    .selectFrom('jobs')
    .select((eb) => eb.fn.min('lease_until').as('due'))
    .where('state', '=', 'running')
    .executeTakeFirst();
  const due = [waiting?.due ?? null, running?.due ?? null].filter((instant) => instant !== null);
  return due.sort()[0] ?? null;
}
