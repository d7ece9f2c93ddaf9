import type { EngineName } from '../store.ts';

/** How an engine writes the few types that our tables are made of. */
export interface ColumnTypes {
  /** Ordered by bytes on both: PostgreSQL would sort by the language of whoever set it up. */
  readonly text: string;
  readonly integer: string;
  readonly bytes: string;
  /** A number that the database gives, rising. */
  readonly rising: string;
  /** Behind the closing bracket of a table. */
  readonly table: string;
  /** The same for a table that is only ever asked by its text key: on SQLite it is its own index then. */
  readonly keyed: string;
}

export const columnTypes = {
  // Without `strict`, SQLite keeps whatever it is given in whatever column.
  sqlite: {
    text: 'text',
    integer: 'integer',
    bytes: 'blob',
    rising: 'integer primary key',
    table: ' strict',
    keyed: ' strict, without rowid',
  },
  postgres: {
    text: 'text collate "C"',
    integer: 'bigint',
    bytes: 'bytea',
    rising: 'bigint generated always as identity primary key',
    table: '',
    keyed: '',
  },
} as const satisfies Record<EngineName, ColumnTypes>;
