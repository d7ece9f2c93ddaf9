import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { HeldLock } from '../locks/lock.ts';

/**
 * The lock is a file beside the database that is held open in an exclusive transaction: the kernel lets go of it when
 * the process dies, and a lock within the database itself would keep everybody from writing.
 */
export function lockSqlite(file: string, name: string, failureOf: (cause: unknown) => unknown): HeldLock | null {
  const path = `${file}-lock-${name}`;
  let database: Database.Database | null = null;
  try {
    closeSync(openSync(path, 'a', 0o600));
    database = new Database(path, { timeout: 0 });
    database.exec('begin exclusive');
  } catch (cause) {
    database?.close();
    if ((cause as { readonly code?: string }).code?.startsWith('SQLITE_BUSY') === true) return null;
    throw failureOf(cause);
  }
  const held = database;
  return { held: () => held.open, release: async () => void held.close() };
}
