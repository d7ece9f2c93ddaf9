import type { Instant, Json } from '@sallyport/record';
import { checkedInstant, fromJsonText, toJsonText } from '../border/values.ts';
import type { Queries } from '../store.ts';

/** Keeps a value that can be made again from the record: losing it costs time and nothing else. */
export async function keepValue(queries: Queries, key: string, value: Json, now: Instant): Promise<void> {
  const row = { value: toJsonText(value), kept: checkedInstant(now) };
  await queries.db
    .insertInto('kept_values')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

/** A kept value and since when it is kept, or null. */
export async function readKeptValue(
  queries: Queries,
  key: string,
): Promise<{ readonly value: Json; readonly kept: Instant } | null> {
  const row = await queries.db.selectFrom('kept_values').selectAll().where('key', '=', key).executeTakeFirst();
  return row === undefined ? null : { value: fromJsonText(row.value), kept: row.kept };
}

export async function dropKeptValue(queries: Queries, key: string): Promise<void> {
  await queries.db.deleteFrom('kept_values').where('key', '=', key).execute();
}

/** Drops what is kept under keys that begin so, since before an instant. */
export async function dropKeptBefore(queries: Queries, beginning: string, before: Instant): Promise<void> {
  await queries.db
    .deleteFrom('kept_values')
    .where((eb) => eb(eb.fn('substr', ['key', eb.lit(1), eb.lit(beginning.length)]), '=', beginning))
    .where('kept', '<', checkedInstant(before))
    .execute();
}
