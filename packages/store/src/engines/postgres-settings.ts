import type { ClientBase } from 'pg';
import { StoreError } from '../store-error.ts';

const OLDEST = 15;

const settings = `select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
  current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes,
  current_setting('server_encoding') as server_encoding, pg_is_in_recovery()::text as standby`;

/** What a session needs: our schema, waits that end, and no isolation that would ask us to try again. */
const session = `set search_path to sallyport; set lock_timeout to '10s'; set statement_timeout to '60s';
  set idle_in_transaction_session_timeout to '60s'; set timezone to 'UTC';
  set session characteristics as transaction isolation level read committed, read write`;

/**
 * Prepares a new connection and holds the server's settings against what acknowledged rows need. Every connection is
 * asked: settings can differ by role and change while we run. Returns the server's version.
 */
export async function settlePostgres(client: ClientBase, where: string, allowUnsafe: boolean): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(settings);
  const found = rows[0] ?? {};
  const version = Math.floor(Number(found['version']) / 10_000);
  if (!(version >= OLDEST)) {
    const what = `PostgreSQL at ${where} is version ${version}, and ${OLDEST} is the oldest that we are tested with.`;
    throw new StoreError('STORE_UNSAFE_SETTINGS', `${what} Upgrade the server.`);
  }
  if (!allowUnsafe) {
    refuse(where, 'fsync', found['fsync'], found['fsync'] === 'on');
    refuse(where, 'full_page_writes', found['full_page_writes'], found['full_page_writes'] === 'on');
    // `local`, `remote_write` and `remote_apply` wait for our own disk too.
    refuse(where, 'synchronous_commit', found['synchronous_commit'], found['synchronous_commit'] !== 'off');
  }
  refuse(where, 'server_encoding', found['server_encoding'], found['server_encoding'] === 'UTF8');
  if (found['standby'] !== 'false') {
    const what = `PostgreSQL at ${where} is a standby and takes no rows.`;
    throw new StoreError('STORE_UNREACHABLE', `${what} Name the primary.`);
  }
  await client.query(session);
  return `${version}.${Number(found['version']) % 10_000}`;
}

function refuse(where: string, setting: string, found: string | undefined, safe: boolean): void {
  if (safe) return;
  const needed = setting === 'server_encoding' ? 'UTF8' : 'on';
  const what = `PostgreSQL at ${where} has ${setting} = ${found}, and acknowledged rows would not be safe there.`;
  throw new StoreError('STORE_UNSAFE_SETTINGS', `${what} Set ${setting} to ${needed}.`);
}
