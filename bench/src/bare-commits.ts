import Database from 'better-sqlite3';
import pg from 'pg';

/** As many connections as the server has. */
const connections = 10;

/** What a sign-off leaves in the database, beside a change and an event that are small. */
export interface BareRow {
  readonly statement: string;
  /** The text that was shown, which travels with it. */
  readonly shown: string;
}

/** A database that commits the rows of a sign-off, each sign-off durable by itself, and does nothing else. */
export interface BareDatabase {
  /** Commits them one by one, as many at once as the engine allows. */
  readonly commit: (rows: readonly BareRow[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

function tables(id: string): readonly string[] {
  const names = ['statements', 'files', 'changes', 'events'];
  return names.map((name) => `create table ${name} (id ${id}, content text not null)`);
}

/** SQLite as the server sets it: WAL, and every commit waits for the disk. It has one writer at a time. */
export function bareSqlite(file: string): BareDatabase {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  for (const table of tables('integer primary key')) database.exec(table);
  const insert = (name: string) => database.prepare(`insert into ${name} (content) values (?)`);
  const [statements, files, changes, events] = [
    insert('statements'),
    insert('files'),
    insert('changes'),
    insert('events'),
  ];
  const keep = database.transaction(({ statement, shown }: BareRow) => {
    statements.run(statement);
    files.run(shown);
    changes.run('["record"]');
    events.run('signed answer');
  });
  return {
    commit: async (rows) => {
      for (const row of rows) keep.immediate(row);
    },
    close: async () => void database.close(),
  };
}

/** PostgreSQL with as many connections as the server has, all of them busy, and one way to it and back for a commit. */
export async function barePostgres(address: string): Promise<BareDatabase> {
  const pool = new pg.Pool({ connectionString: address, max: connections });
  // The server may end before the last of them has said goodbye.
  pool.on('error', () => undefined);
  for (const table of tables('bigint generated always as identity primary key')) await pool.query(table);
  const text = `with s as (insert into statements (content) values ($1)), f as (insert into files (content) values ($2)),
    c as (insert into changes (content) values ('["record"]')) insert into events (content) values ('signed answer')`;
  return {
    commit: async (rows) => {
      await Promise.all(
        rows.map(({ statement, shown }) => pool.query({ name: 'keep', text, values: [statement, shown] })),
      );
    },
    close: () => pool.end(),
  };
}
