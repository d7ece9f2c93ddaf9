import type { Instant } from '@sallyport/record';
import { checkedInstant, later, refusal } from '../border/values.ts';
import type { Queries } from '../store.ts';
import { together } from '../together.ts';

/**
 * Counts one more hit of a bucket in its window of so many seconds and returns how many there are now, this one
 * included. Windows stand still (00:00:00, 00:01:00 …), so that several servers count the same.
 */
export async function countHit(queries: Queries, bucket: string, windowSeconds: number, now: Instant): Promise<number> {
  if (!Number.isSafeInteger(windowSeconds) || windowSeconds < 1)
    throw refusal('a window has whole seconds, one or more');
  const epoch = Math.floor(Date.parse(checkedInstant(now)) / 1000);
  const start = later('1970-01-01T00:00:00Z', epoch - (epoch % windowSeconds));
  const hit = { bucket, start, expires: later(start, windowSeconds) };
  // SQLite waits for the disk with each transaction, one after the other; PostgreSQL does so for many at once.
  return queries.engine === 'sqlite' ? await together(queries, hit, countAll) : await countOne(queries, hit);
}

interface Hit {
  readonly bucket: string;
  readonly start: Instant;
  readonly expires: Instant;
}

async function countAll(inside: Queries, hits: readonly Hit[]): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const hit of hits) counts.push(await countOne(inside, hit));
  return counts;
}

async function countOne(queries: Queries, { bucket, start, expires }: Hit): Promise<number> {
  const { hits } = await queries.db
    .insertInto('rates')
    .values({ bucket, window_start: start, hits: 1, expires })
    .onConflict((conflict) =>
      conflict.columns(['bucket', 'window_start']).doUpdateSet((eb) => ({ hits: eb('rates.hits', '+', 1) })),
    )
    .returning('hits')
    .executeTakeFirstOrThrow();
  return hits;
}
