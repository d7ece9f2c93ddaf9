import type { Instant } from '@sallyport/record';
import { later } from './border/values.ts';
import type { Queries } from './store.ts';
import { inTransaction } from './transaction.ts';

const DAY = 86_400;

/**
 * Deletes what is of no use any more: sessions, challenges and drafts a day after they expired, finished jobs and sent
 * notices after 30 days, counters of past windows, and all but the last 10,000 changes. Never a statement, an event, a
 * credential or an invitation.
 */
export async function prune(queries: Queries, now: Instant): Promise<void> {
  const yesterday = later(now, -DAY);
  const lastMonth = later(now, -30 * DAY);
  await inTransaction(queries, async ({ db }) => {
    await db.deleteFrom('sessions').where('expires', '<', yesterday).execute();
    await db.deleteFrom('sessions').where('idle_expires', '<', yesterday).execute();
    await db.deleteFrom('sessions').where('ended', '<', yesterday).execute();
    await db.deleteFrom('challenges').where('expires', '<', yesterday).execute();
    await db.deleteFrom('drafts').where('expires', '<', yesterday).execute();
    await db.deleteFrom('jobs').where('finished', '<', lastMonth).execute();
    await db.deleteFrom('notices').where('sent', '<', lastMonth).execute();
    await db.deleteFrom('notices').where('abandoned', '<', lastMonth).execute();
    await db.deleteFrom('rates').where('expires', '<=', now).execute();
    const newest = await db.selectFrom('counters').select('value').where('name', '=', 'revision').executeTakeFirst();
    await db
      .deleteFrom('changes')
      .where('revision', '<', (newest?.value ?? 0) - 10_000)
      .execute();
  });
}
