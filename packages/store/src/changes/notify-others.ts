import { sql } from 'kysely';
import type { Queries } from '../store.ts';

export const CHANNEL = 'sallyport_revision';

/** PostgreSQL delivers it at the commit, and never for a transaction that was rolled back. SQLite needs no word. */
export async function notifyOthers(inside: Queries, revision: number): Promise<void> {
  if (inside.engine === 'postgres') {
    await sql`select pg_notify(${CHANNEL}, ${String(revision)})`.execute(inside.db);
  }
}
