import type { Fingerprint, Instant, Sha256 } from '@sallyport/record';
import { type Selectable, sql } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';
import type { AcceptedStatement } from './signed-statement.ts';

/** The accepted ones among these digests, in the order of acceptance. */
export async function readStatements(
  queries: Queries,
  digests: readonly Sha256[],
): Promise<readonly AcceptedStatement[]> {
  if (digests.length === 0) return [];
  const rows = await queries.db
    .selectFrom('statements')
    .selectAll()
    .where('digest', 'in', digests)
    .orderBy('sequence')
    .execute();
  const files = await queries.db.selectFrom('statement_files').selectAll().where('statement', 'in', digests).execute();
  return withFiles(rows, files);
}

/**
 * Statements that were acknowledged and are not on the remote's record branch yet, in the order of acceptance: the
 * database is the only place that surely has them.
 */
export async function pendingStatements(queries: Queries): Promise<readonly AcceptedStatement[]> {
  const rows = await queries.db
    .selectFrom('statements')
    .selectAll()
    .where('pushed', 'is', null)
    .orderBy('sequence')
    .execute();
  // A file is never changed and its statement never deleted before it is pushed, so a second query sees no less.
  const files = await queries.db
    .selectFrom('statement_files')
    .innerJoin('statements', 'statements.digest', 'statement_files.statement')
    .select(['statement_files.statement', 'statement_files.path', 'statement_files.bytes'])
    .where('statements.pushed', 'is', null)
    .execute();
  return withFiles(rows, files);
}

/** Every statement that was ever accepted, in the order of acceptance. */
export async function acceptedDigests(queries: Queries): Promise<readonly Sha256[]> {
  const rows = await queries.db.selectFrom('statements').select('digest').orderBy('sequence').execute();
  return rows.map(({ digest }) => digest);
}

/** How many pending statements there are, without reading them. */
export async function countPending(queries: Queries): Promise<number> {
  const { n } = await queries.db
    .selectFrom('statements')
    .select(sql<number>`cast(count(*) as integer)`.as('n'))
    .where('pushed', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}

/** How many statements a key has brought, pending or not. */
export async function countOfKey(queries: Queries, key: Fingerprint): Promise<number> {
  const { n } = await queries.db
    .selectFrom('statements')
    .select(sql<number>`cast(count(*) as integer)`.as('n'))
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return n;
}

/** How many statements of a type were ever accepted, pending or not. */
export async function countOfType(queries: Queries, type: string): Promise<number> {
  const { n } = await queries.db
    .selectFrom('statements')
    .select(sql<number>`cast(count(*) as integer)`.as('n'))
    .where('type', '=', type)
    .executeTakeFirstOrThrow();
  return n;
}

/** The commit of the record branch that was noted last as holding statements sealed, and when; null before the first. */
export async function latestSeal(
  queries: Queries,
): Promise<{ readonly commit: string; readonly sealed: Instant } | null> {
  const row = await queries.db
    .selectFrom('statements')
    .select(['sealed_in', 'sealed'])
    .where('sealed', 'is not', null)
    .orderBy('sealed', 'desc')
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return row?.sealed_in && row.sealed ? { commit: row.sealed_in, sealed: row.sealed } : null;
}

function withFiles(
  rows: readonly Selectable<Tables['statements']>[],
  files: readonly Selectable<Tables['statement_files']>[],
): readonly AcceptedStatement[] {
  const byStatement = Map.groupBy(files, ({ statement }) => statement);
  return rows.map(({ sealed_in: sealedIn, ...row }) => {
    const own = (byStatement.get(row.digest) ?? []).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return { ...row, sealedIn, files: new Map(own.map(({ path, bytes }) => [path, bytes])) };
  });
}
