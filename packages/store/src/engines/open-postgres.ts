import { Kysely, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import type { StoreOptions } from '../open-store.ts';
import type { Tables } from '../schema/tables.ts';
import type { Store } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { checkedDriver } from './checked-connection.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { postgresFailure } from './postgres-failure.ts';
import { lockPostgres } from './postgres-lock.ts';
import { settlePostgres } from './postgres-settings.ts';
import { storeOf } from './store-of.ts';
import { watchPostgres } from './watch-postgres.ts';

const CONNECT_TIMEOUT = 10_000;
const BIGINT = 20;

export async function openPostgres(address: string, options: StoreOptions): Promise<Store> {
  const where = withoutSecrets(address);
  let version = '';
  const connection: pg.ClientConfig = {
    connectionString: address,
    application_name: 'sallyport',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  };
  async function prepare(client: pg.ClientBase): Promise<void> {
    version = await settlePostgres(client, where, options.allowUnsafeSettings === true);
  }
  // The pool waits for what onConnect returns, which its types do not say.
  const hooks = { onConnect: prepare };
  const pool = new pg.Pool({ ...connection, ...hooks, max: options.connections ?? 10 });
  // A connection that breaks is taken out of the pool, and whoever was using it is told by the query; but without a
  // listener, pg would end the process: for idle connections on the pool, for busy ones on the client.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const failureOf = (cause: unknown) => postgresFailure(cause, where);
  try {
    const client = await pool.connect();
    try {
      await migratePostgres(client, () => `${new Date().toISOString().slice(0, 19)}Z`);
    } finally {
      client.release();
    }
  } catch (cause) {
    await pool.end();
    throw failureOf(cause);
  }
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => checkedDriver(new PostgresDriver({ pool }), failureOf),
      createIntrospector: (opened) => new PostgresIntrospector(opened),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  // Kysely opens at the first query and forgets to close what it never opened.
  await db.selectFrom('counters').select('name').execute();
  return storeOf('postgres', db, version, {
    watchOthers: (wake) => watchPostgres(connection, wake),
    tryLock: (name) => lockPostgres(connection, name, failureOf),
  });
}

/** Counters and `count(*)` are numbers here too: pg gives text, which `1` never equals. */
function typeParser(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return type === BIGINT && format !== 'binary' ? safeInteger : pg.types.getTypeParser(type, format);
}

function safeInteger(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new StoreError('STORE_VALUE_REFUSED', 'The database holds a number that is too large to be read exactly.');
}

/** Host and database of an address, for messages: never user, password or options. */
function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  if (url === null) {
    const what = 'The address of the database is no postgres://user@host/name.';
    throw new StoreError('STORE_ADDRESS_BAD', `${what} Characters such as @ and / in a password are written %40, %2F.`);
  }
  return `${decodeURIComponent(url.host || url.searchParams.get('host') || 'this machine')}${url.pathname}`;
}
