import { openPostgres } from './engines/open-postgres.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

export interface StoreOptions {
  /** Opens a database that a power cut could rob of acknowledged rows. For tests that start a server without fsync. */
  readonly allowUnsafeSettings?: boolean;
  /** Connections to PostgreSQL at once; 10. */
  readonly connections?: number;
}

/**
 * Opens the database at a path (SQLite) or at postgres://… , brings its schema up to date and proves that it is
 * durable. Throws STORE_ADDRESS_BAD, STORE_UNSAFE_SETTINGS, STORE_SCHEMA_NEWER, STORE_NOT_OURS, STORE_UNREACHABLE,
 * STORE_BUSY, STORE_ENGINE_MISSING.
 */
export async function openStore(address: string, options: StoreOptions = {}): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//.test(address)) return openPostgres(address, options);
  if (address === '' || address === ':memory:' || /^(?:file|[a-z][a-z0-9+.-]+):\/*/.test(address)) {
    const what = 'The database has to be named as the path of a file or as postgres://user@host/name.';
    throw new StoreError('STORE_ADDRESS_BAD', `${what} Set it to one of these.`);
  }
  return await openSqliteFile(address, options);
}

/** Loaded when asked for: its native binding is installed where there is one, and PostgreSQL needs none. */
async function openSqliteFile(path: string, options: StoreOptions): Promise<Store> {
  const engine = await import('./engines/open-sqlite.ts').catch((cause: unknown) => {
    if (!(cause instanceof Error) || !cause.message.includes('better-sqlite3')) throw cause;
    const what = 'SQLite is not here: the package better-sqlite3 was not installed along.';
    const action = 'Install sallyport again without --omit=optional, or name a database of PostgreSQL.';
    throw new StoreError('STORE_ENGINE_MISSING', `${what} ${action}`, { cause });
  });
  return await engine.openSqlite(path, options);
}
