import { hash } from 'node:crypto';
import { openStore } from '@sallyport/store';
import Database from 'better-sqlite3';
import pg from 'pg';

/** One sign-off as it came back in its receipt: what stands in the database when it is acknowledged. */
export interface BareRow {
  readonly person: string;
  readonly digest: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly signature: string;
  /** The text that was shown, which travels with it. */
  readonly shown: string;
  /** The draft that it answers. */
  readonly draft: string;
}

/** A database that commits the rows of sign-offs, each durable by itself, and does nothing else. */
export interface BareDatabase {
  /** Keeps their drafts, as the server had them before anybody signed. */
  readonly prepare: (rows: readonly BareRow[]) => Promise<void>;
  /** Commits them one by one, as many at once as the engine allows. */
  readonly commit: (rows: readonly BareRow[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The server's own tables with their indexes and triggers, made by the server's own store. What is left out is the one
 * counter that orders acceptances, since its lock would make commits wait for each other: numbers are given from here.
 */
async function makeTables(address: string): Promise<void> {
  const store = await openStore(address);
  await store.close();
}

const made = '2026-11-23T00:00:00Z';
const expires = '2036-11-23T00:00:00Z';

/** The values of one sign-off, in the order of the parameters below. */
function valuesOf({ person, digest, type, bytes, signature, shown, draft }: BareRow, sequence: number) {
  const key = `SHA256:${hash('sha256', person, 'base64').slice(0, 43)}`;
  const blob = Buffer.from(shown, 'utf8');
  const path = `blobs/${hash('sha256', blob)}`;
  return {
    statement: [sequence, digest, type, person, key, bytes, signature, made],
    file: [digest, path, blob],
    draft: [made, draft],
    change: [sequence, '["record"]'],
    event: [made, 'signed answer', person, JSON.stringify({ count: 1, digest: hash('sha256', digest) })],
  };
}

function draftOf({ person, bytes, shown, draft }: BareRow): readonly string[] {
  const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
  const content = JSON.stringify({ shown, statements: [{ bytes: base64(bytes), blobs: [base64(shown)] }] });
  return [draft, person, '{}', content, hash('sha256', content), made, expires];
}

const statementColumns = 'sequence, digest, type, person, key, bytes, signature, accepted';
const draftColumns = 'id, person, wish, content, substance, created, expires';

/** SQLite as the server sets it: WAL, and every commit waits for the disk. It has one writer at a time. */
export async function bareSqlite(file: string): Promise<BareDatabase> {
  await makeTables(file);
  const database = new Database(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -32000'])
    database.pragma(setting);
  const draft = database.prepare(`insert into drafts (${draftColumns}) values (?, ?, ?, ?, ?, ?, ?)`);
  const statement = database.prepare(`insert into statements (${statementColumns}) values (?, ?, ?, ?, ?, ?, ?, ?)`);
  const blob = database.prepare('insert into statement_files (statement, path, bytes) values (?, ?, ?)');
  const consumed = database.prepare('update drafts set consumed = ? where id = ? and consumed is null');
  const change = database.prepare('insert into changes (revision, touches) values (?, ?)');
  const event = database.prepare('insert into events (time, kind, person, detail) values (?, ?, ?, ?)');
  let sequence = 0;
  const keep = database.transaction((row: BareRow) => {
    sequence += 1;
    const values = valuesOf(row, sequence);
    consumed.run(...values.draft);
    change.run(...values.change);
    statement.run(...values.statement);
    blob.run(...values.file);
    event.run(...values.event);
  });
  const keepDrafts = database.transaction((rows: readonly BareRow[]) => {
    for (const row of rows) draft.run(...draftOf(row));
  });
  return {
    prepare: async (rows) => keepDrafts.immediate(rows),
    commit: async (rows) => {
      for (const row of rows) keep.immediate(row);
    },
    close: async () => void database.close(),
  };
}

/** PostgreSQL, all of so many connections busy, and for a commit one way to it and back. */
export async function barePostgres(address: string, connections: number): Promise<BareDatabase> {
  await makeTables(address);
  const pool = new pg.Pool({ connectionString: address, max: connections, options: '-c search_path=sallyport' });
  // The server may end before the last of them has said goodbye.
  pool.on('error', () => undefined);
  const draft = `insert into drafts (${draftColumns}) values ($1, $2, $3, $4, $5, $6, $7)`;
  const text = `with d as (update drafts set consumed = $1 where id = $2 and consumed is null),
    c as (insert into changes (revision, touches) values ($3, $4)),
    s as (insert into statements (${statementColumns}) values ($5, $6, $7, $8, $9, $10, $11, $12)),
    f as (insert into statement_files (statement, path, bytes) values ($13, $14, $15))
    insert into events (time, kind, person, detail) values ($16, $17, $18, $19)`;
  let sequence = 0;
  const parameters = (row: BareRow): unknown[] => {
    sequence += 1;
    const values = valuesOf(row, sequence);
    return [values.draft, values.change, values.statement, values.file, values.event].flat();
  };
  return {
    prepare: async (rows) => {
      for (const row of rows) await pool.query({ name: 'draft', text: draft, values: [...draftOf(row)] });
    },
    commit: async (rows) => {
      await Promise.all(rows.map((row) => pool.query({ name: 'keep', text, values: parameters(row) })));
    },
    close: () => pool.end(),
  };
}
