import type { EngineName } from '../store.ts';

/** What must never happen to the rows of a table. */
interface Refusal {
  readonly table: string;
  /** `update`, `update of a, b`, `delete`. */
  readonly event: string;
}

/** Begins the message of every trigger below: how a refusal is told from other failures. */
export const INSERT_ONLY = 'sallyport insert-only';

/** Triggers, so that not even a mistake of ours changes bytes that people were told are kept. */
export function refuse(engine: EngineName, refusals: readonly Refusal[]): readonly string[] {
  return refusals.map(({ table, event }) => {
    const act = event.split(' ')[0];
    const why = `${INSERT_ONLY}: ${act} of ${table}`;
    const head = `create trigger ${table}_${act} before ${event} on ${table}`;
    return engine === 'sqlite'
      ? `${head} begin select raise(abort, '${why}'); end`
      : `${head} for each row execute function refuse_change('${why}')`;
  });
}

/** PostgreSQL: the function behind the triggers, and truncate, which no row trigger sees. */
export function refuseFunction(engine: EngineName): readonly string[] {
  if (engine === 'sqlite') return [];
  return [
    `create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '%', TG_ARGV[0]; end $$`,
  ];
}

export function refuseTruncate(engine: EngineName, tables: readonly string[]): readonly string[] {
  if (engine === 'sqlite') return [];
  return tables.map(
    (table) =>
      `create trigger ${table}_truncate before truncate on ${table} for each statement ` +
      `execute function refuse_change('${INSERT_ONLY}: truncate of ${table}')`,
  );
}
