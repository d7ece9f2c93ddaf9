import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { StoreOptions } from '../open-store.ts';
import type { Tables } from '../schema/tables.ts';
import type { Store } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import { lockSqlite } from './sqlite-lock.ts';
import { BUSY_TIMEOUT, settle } from './sqlite-settings.ts';
import { storeOf } from './store-of.ts';

/** Milliseconds between two looks for commits of other processes. A look reads one number. */
const LOOK_EVERY = 100;

export async function openSqlite(path: string, options: StoreOptions): Promise<Store> {
  const file = resolve(path);
  const database = openFile(file);
  let version: string;
  try {
    version = settle(database, file);
    if (options.allowUnsafeSettings === true) database.pragma('synchronous = OFF');
    migrateSqlite(database, file, () => `${new Date().toISOString().slice(0, 19)}Z`);
  } catch (cause) {
    database.close();
    throw sqliteFailure(cause, file);
  }
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, (cause) => sqliteFailure(cause, file)) });
  // Kysely opens at the first query and forgets to close what it never opened.
  await db.selectFrom('counters').select('name').execute();
  return storeOf('sqlite', db, version, {
    watchOthers: (wake) => watchOthers(database, wake),
    tryLock: async (name) => lockSqlite(file, name, (cause) => sqliteFailure(cause, file)),
  });
}

function openFile(file: string): Database.Database {
  try {
    // Addresses and hashes of sessions are for the server alone; SQLite's files beside it take over the permissions.
    closeSync(openSync(file, 'a', 0o600));
    return new Database(file, { timeout: BUSY_TIMEOUT });
  } catch (cause) {
    if ((cause as { readonly code?: string }).code?.startsWith('SQLITE_') === true) throw sqliteFailure(cause, file);
    const what = `${file} cannot be opened or made.`;
    throw new StoreError('STORE_UNREACHABLE', `${what} Look at its folder and its permissions.`, { cause });
  }
}

/** SQLite tells nobody: `data_version` changes when another connection has committed. */
function watchOthers(database: Database.Database, wake: () => void): () => Promise<void> {
  const look = database.prepare('pragma data_version').pluck();
  let seen = look.get();
  const timer = setInterval(() => {
    if (!database.open) return;
    const version = look.get();
    if (version === seen) return;
    seen = version;
    wake();
  }, LOOK_EVERY);
  timer.unref();
  return async () => clearInterval(timer);
}
