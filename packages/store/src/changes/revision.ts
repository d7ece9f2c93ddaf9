import { fromJsonText, toJsonText } from '../border/values.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';
import { notifyOthers } from './notify-others.ts';

/** What a change touches: `board`, `kickoff`, `people`, `record`, `criterion:C2`. */
export type Touches = readonly string[];

export interface Change {
  readonly revision: number;
  readonly touches: Touches;
}

/**
 * Raises the revision by `steps` and returns the new one. The row stays locked until the commit, so a higher revision
 * is always the later commit, and nobody ever sees 8 before 7.
 */
export async function raiseRevision(queries: Queries, touches: Touches, steps = 1): Promise<number> {
  return inTransaction(queries, async (inside) => {
    const { value } = await inside.db
      .updateTable('counters')
      .set((eb) => ({ value: eb('value', '+', steps) }))
      .where('name', '=', 'revision')
      .returning('value')
      .executeTakeFirstOrThrow();
    await inside.db
      .insertInto('changes')
      .values({ revision: value, touches: toJsonText([...new Set(touches)].sort()) })
      .execute();
    await notifyOthers(inside, value);
    if (inside.unit !== null) inside.unit.changed = true;
    return value;
  });
}

/** Waits until no other transaction is about to raise the revision, and keeps others waiting until the commit. */
export async function lockRevision(inside: Queries): Promise<void> {
  // On SQLite `begin immediate` has done so already.
  if (inside.engine === 'postgres') {
    await inside.db.selectFrom('counters').select('value').where('name', '=', 'revision').forUpdate().execute();
  }
}

/** The revision now: it rises with every accepted change, in this process or another. */
export async function readRevision(queries: Queries): Promise<number> {
  const row = await queries.db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'revision')
    .executeTakeFirstOrThrow();
  return row.value;
}

/** All changes after `revision` as one: the newest revision, and everything that was touched; null where there is none. */
export async function changesSince(queries: Queries, revision: number): Promise<Change | null> {
  const rows = await queries.db
    .selectFrom('changes')
    .selectAll()
    .where('revision', '>', revision)
    .orderBy('revision')
    .execute();
  const newest = rows.at(-1);
  if (newest === undefined) return null;
  const touches = new Set(rows.flatMap((row) => fromJsonText(row.touches) as readonly string[]));
  return { revision: newest.revision, touches: [...touches].sort() };
}
