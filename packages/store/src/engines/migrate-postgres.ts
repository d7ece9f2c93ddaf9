import type { ClientBase } from 'pg';
import { migrationsAfter } from '../schema/migrations.ts';

/** Names our lock among the advisory locks of the database: "Sallyport" would be too long for a number. */
const LOCK = 0x53616c6c79;

/** Brings the schema up to date, all or nothing, while no other process can do the same. */
export async function migratePostgres(client: ClientBase, now: () => string): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    // `if not exists` would race by itself; under the lock it does not. Asked first: it needs a right of its own.
    const { rowCount } = await client.query(`select 1 from pg_namespace where nspname = 'sallyport'`);
    if (rowCount === 0) await client.query('create schema sallyport');
    await client.query(
      'create table if not exists schema_versions (version bigint primary key, applied text not null)',
    );
    const { rows } = await client.query<{ readonly version: number }>(
      'select coalesce(max(version), 0) as version from schema_versions',
    );
    for (const { version, statements } of migrationsAfter('postgres', rows[0]?.version ?? 0)) {
      for (const statement of statements) await client.query(statement);
      await client.query('insert into schema_versions (version, applied) values ($1, $2)', [version, now()]);
    }
    await client.query('commit');
  } catch (error) {
    // A connection that broke has rolled back already, and says so by failing here too.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
