import type Database from 'better-sqlite3';
import { migrationsAfter } from '../schema/migrations.ts';
import { StoreError } from '../store-error.ts';

/** "Sall" in ASCII: which application a file belongs to. */
const APPLICATION = 0x53616c6c;

/** Brings the schema up to date, all or nothing, while no other process can do the same. */
export function migrateSqlite(database: Database.Database, file: string, now: () => string): void {
  // kysely's own migrator neither locks SQLite nor wraps schema changes in a transaction there.
  database.exec('begin exclusive');
  try {
    for (const { version, statements } of migrationsAfter('sqlite', currentVersion(database, file))) {
      for (const statement of statements) database.exec(statement);
      database.prepare('insert into schema_versions (version, applied) values (?, ?)').run(version, now());
    }
    database.exec('commit');
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}

function currentVersion(database: Database.Database, file: string): number {
  const tables = database.prepare('select count(*) from sqlite_master').pluck().get();
  if (tables === 0) {
    database.pragma(`application_id = ${APPLICATION}`);
    database.exec('create table schema_versions (version integer primary key, applied text not null) strict');
    return 0;
  }
  if (database.pragma('application_id', { simple: true }) !== APPLICATION) {
    const what = `${file} is an SQLite database of another application.`;
    throw new StoreError('STORE_NOT_OURS', `${what} Name another file: a missing one is made.`);
  }
  return Number(database.prepare('select coalesce(max(version), 0) from schema_versions').pluck().get());
}
