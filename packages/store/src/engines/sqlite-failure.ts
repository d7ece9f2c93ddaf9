import { INSERT_ONLY } from '../schema/insert-only.ts';
import { StoreError } from '../store-error.ts';

const CONFLICTS = new Set(['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_FOREIGNKEY']);

/** A failure of SQLite in our words. Its own message names tables and columns, and is kept as the cause alone. */
export function sqliteFailure(cause: unknown, file: string): unknown {
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  if (cause instanceof StoreError || typeof code !== 'string' || !code.startsWith('SQLITE_')) return cause;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const what = `Another process holds the lock of ${file} for longer than we wait.`;
    return new StoreError('STORE_BUSY', `${what} End it, or try again.`, { cause });
  }
  if (code === 'SQLITE_FULL') {
    const what = `There is no room left for ${file}; nothing of this change was kept.`;
    return new StoreError('STORE_FULL', `${what} Make room and try again.`, { cause });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    const what = `${file} is not a sound SQLite database.`;
    return new StoreError('STORE_CORRUPT', `${what} Restore a backup; sealed statements are in the record.`, { cause });
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR')) {
    const what = `${file} cannot be opened, read or written (${code}).`;
    return new StoreError('STORE_UNREACHABLE', `${what} Look at its folder, its permissions and the disk.`, { cause });
  }
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && typeof message === 'string' && message.startsWith(INSERT_ONLY)) {
    return new StoreError('STORE_INSERT_ONLY', 'A row that is kept for ever would have been changed.', { cause });
  }
  if (CONFLICTS.has(code)) {
    const what = 'Something with this key is there already, or what it names is not there.';
    return new StoreError('STORE_CONFLICT', what, { cause });
  }
  return new StoreError('STORE_FAILED', `SQLite refused a query (${code}). This is a fault of ours.`, { cause });
}
