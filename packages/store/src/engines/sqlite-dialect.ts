import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import { checkedDriver } from './checked-connection.ts';

/** kysely's SQLite with the beginnings and endings of transactions that several processes need. */
export function sqliteDialect(database: Database.Database, failureOf: (cause: unknown) => unknown): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => checkedDriver(immediateDriver(database), failureOf),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function immediateDriver(database: Database.Database): Driver {
  const driver = new SqliteDriver({ database: { close: () => database.close(), prepare: preparing(database) } });
  return {
    init: () => driver.init(),
    acquireConnection: () => driver.acquireConnection(),
    // Kysely's `begin` is deferred: the lock is asked for at the first write, and where another process wrote since the
    // first read, that is SQLITE_BUSY at once and busy_timeout does not help.
    beginTransaction: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    // A full disk rolls back by itself; to roll back again would hide why.
    rollbackTransaction: async (connection) => {
      if (database.inTransaction) await driver.rollbackTransaction(connection);
    },
    releaseConnection: () => driver.releaseConnection(),
    destroy: () => driver.destroy(),
  };
}

/** Queries differ by their parameters alone, but for lists: so few texts that preparing each once is worth its memory. */
const KEPT = 500;

function preparing(database: Database.Database): (sql: string) => SqliteStatement {
  const kept = new Map<string, Database.Statement>();
  return (sql) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    if (kept.size >= KEPT) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
}
