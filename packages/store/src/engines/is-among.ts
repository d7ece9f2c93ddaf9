import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { EngineName } from '../store.ts';

/**
 * Whether a column holds one of these texts. The list is one parameter, so that the query is the same text however many
 * there are, and is compiled once; and no engine bounds how many there may be.
 */
export function isAmong(engine: EngineName, column: string, texts: readonly string[]): RawBuilder<SqlBool> {
  return engine === 'sqlite'
    ? sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`
    : sql`${sql.ref(column)} = any(${texts})`;
}
