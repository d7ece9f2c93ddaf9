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
  return await together(queries, hit, countAll);
}

interface Hit {
  readonly bucket: string;
  readonly start: Instant;
  readonly expires: Instant;
}

/** Hits of one bucket and window are one row, counted up together and handed out in the order in which they came. */
async function countAll(inside: Queries, hits: readonly Hit[]): Promise<readonly number[]> {
  const byRow = Map.groupBy(hits, ({ bucket, start }) => `${start} ${bucket}`);
  // In one order, so that two servers that count the same buckets never wait for each other.
  const rows = [...byRow]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined
        ? []
        : [{ bucket: first.bucket, window_start: first.start, hits: 1 + others.length, expires: first.expires }],
    );
  const counted = await inside.db
    .insertInto('rates')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['bucket', 'window_start'])
        .doUpdateSet((eb) => ({ hits: eb('rates.hits', '+', eb.ref('excluded.hits')) })),
    )
    .returning(['bucket', 'window_start', 'hits'])
    .execute();
  const before = new Map(
    counted.map((row) => {
      const name = `${row.window_start} ${row.bucket}`;
      return [name, row.hits - (byRow.get(name)?.length ?? 0)] as const;
    }),
  );
  return hits.map(({ bucket, start }) => {
    const name = `${start} ${bucket}`;
    const count = (before.get(name) ?? 0) + 1;
    before.set(name, count);
    return count;
  });
}
