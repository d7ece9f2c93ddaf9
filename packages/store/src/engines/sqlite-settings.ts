import type Database from 'better-sqlite3';
import { StoreError } from '../store-error.ts';

/** Older libraries can corrupt a database in WAL mode when two connections write (fixed on 2026-03-13). */
const OLDEST: readonly [number, number, number] = [3, 51, 3];
/** Kilobytes of pages in memory: with the 2000 that SQLite takes by itself, every sign-off reads its rows from the file. */
const CACHE = 32_000;
/** Milliseconds for another process to finish its transaction. */
export const BUSY_TIMEOUT = 5000;

/** Sets what makes a commit survive a power cut, reads it back, and returns the library's version. */
export function settle(database: Database.Database, file: string): string {
  const version = String(database.prepare('select sqlite_version()').pluck().get());
  refuseOld(version);
  // The library is built with NORMAL, which forgets the last commits when the power goes.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma(`cache_size = -${CACHE}`);
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: BUSY_TIMEOUT };
  for (const [setting, value] of Object.entries(expected)) {
    const found: unknown = database.pragma(setting, { simple: true });
    if (found === value) continue;
    const what = `SQLite keeps ${setting} of ${file} at ${String(found)}, and acknowledged rows need ${value}.`;
    throw new StoreError('STORE_UNSAFE_SETTINGS', `${what} Put the file on a local disk, or use PostgreSQL.`);
  }
  return version;
}

/** Throws STORE_UNSAFE_SETTINGS for a library older than 3.51.3, or one whose version cannot be read. */
export function refuseOld(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST.entries()) {
    const part = parts[index] ?? Number.NaN;
    if (part > least) return;
    if (part === least) continue;
    const what = `SQLite ${version} can corrupt the database when two processes write.`;
    throw new StoreError('STORE_UNSAFE_SETTINGS', `${what} Install better-sqlite3 12.8 or newer, with its own SQLite.`);
  }
}
