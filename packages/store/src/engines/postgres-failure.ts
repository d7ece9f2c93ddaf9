import { INSERT_ONLY } from '../schema/insert-only.ts';
import { StoreError } from '../store-error.ts';

/** Connections that break and servers that start, stop or refuse us. */
const AWAY =
  /^(?:08...|57P0.|53300|28...|3D000|ECONN\w+|ENOENT|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|EAI_\w+|EACCES)$/;
const BUSY = new Set(['40001', '40P01', '55P03']);
/** Unique and foreign keys. */
const CONFLICTS = new Set(['23505', '23503']);
/** What pg throws without a code when the server is gone. */
const GONE = /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/;

/** What pg throws without a code when there is no password to answer with. */
const PASSWORDLESS = /^SASL: .*client password must be a string/;

/** A failure of PostgreSQL in our words. Its own message may quote values of rows, and is kept as the cause alone. */
export function postgresFailure(cause: unknown, where: string): unknown {
  if (cause instanceof StoreError || !(cause instanceof Error)) return cause;
  const { code: given, message } = cause as Error & { readonly code?: unknown };
  const code = typeof given === 'string' ? given : '';
  if (PASSWORDLESS.test(message)) {
    const what = `PostgreSQL at ${where} asks for a password, and none was given.`;
    return new StoreError('STORE_UNREACHABLE', `${what} Put it into the address, or into the file of PGPASSFILE.`, {
      cause,
    });
  }
  if (AWAY.test(code) || GONE.test(message)) {
    const what = `PostgreSQL at ${where} does not answer${code === '' ? '' : ` (${code})`}.`;
    const then = 'A change that was under way may or may not be in: ask again once it is back.';
    return new StoreError('STORE_UNREACHABLE', `${what} ${then}`, { cause });
  }
  if (BUSY.has(code)) {
    const what = `Another transaction holds a lock in PostgreSQL at ${where} for longer than we wait (${code}).`;
    return new StoreError('STORE_BUSY', `${what} Try again.`, { cause });
  }
  if (code === '53100') {
    const what = `PostgreSQL at ${where} has no room left; nothing of this change was kept.`;
    return new StoreError('STORE_FULL', `${what} Make room and try again.`, { cause });
  }
  if (code === 'XX001' || code === 'XX002') {
    const what = `PostgreSQL at ${where} found damaged data (${code}).`;
    return new StoreError('STORE_CORRUPT', `${what} Restore a backup; sealed statements are in the record.`, { cause });
  }
  if (code === 'P0001' && message.startsWith(INSERT_ONLY)) {
    return new StoreError('STORE_INSERT_ONLY', 'A row that is kept for ever would have been changed.', { cause });
  }
  if (CONFLICTS.has(code)) {
    const what = 'Something with this key is there already, or what it names is not there.';
    return new StoreError('STORE_CONFLICT', what, { cause });
  }
  if (code === '') return cause;
  return new StoreError('STORE_FAILED', `PostgreSQL refused a query (${code}). This is a fault of ours.`, { cause });
}
