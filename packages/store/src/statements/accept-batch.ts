import type { Fingerprint, Instant, Sha256 } from '@sallyport/record';
import { type Insertable, sql } from 'kysely';
import { lockRevision, raiseRevision } from '../changes/revision.ts';
import { consumeDrafts } from '../drafts/consume-drafts.ts';
import { isAmong } from '../engines/is-among.ts';
import { writeEvents } from '../events/events.ts';
import { addJob } from '../jobs/add-job.ts';
import { addNotice } from '../notices/notices.ts';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';
import type { Acceptance, AcceptanceResult } from './accept.ts';
import { readStatements } from './read-statements.ts';
import type { AcceptedStatement, SignedStatement } from './signed-statement.ts';

/** Both engines bound the parameters of one query. */
const ROWS_AT_ONCE = 1000;

/**
 * Answers acceptances in the order in which they came, with as few queries as one of them needs: on PostgreSQL each is
 * a way to the server and back, while everybody else waits for the revision.
 */
export async function acceptBatch(
  inside: Queries,
  acceptances: readonly Acceptance[],
): Promise<readonly AcceptanceResult[]> {
  // Of two requests with the same statements, the second waits here and then finds those of the first.
  await lockRevision(inside);
  const { first, later } = apart(acceptances);
  const results = new Map<Acceptance, AcceptanceResult>(await acceptApart(inside, first));
  for (const each of later) for (const [of, result] of await acceptApart(inside, [each])) results.set(of, result);
  return acceptances.map((each) => results.get(each) as AcceptanceResult);
}

/** Those that rest on nothing which an earlier one writes, and the others. */
function apart(acceptances: readonly Acceptance[]): { readonly first: Acceptance[]; readonly later: Acceptance[] } {
  const seen = new Set<string>();
  const first: Acceptance[] = [];
  const later: Acceptance[] = [];
  for (const each of acceptances) {
    const names = [
      ...each.statements.flatMap(({ digest, key }) => [`statement ${digest}`, `key ${key}`]),
      ...(each.draft === null ? [] : [`draft ${each.draft}`]),
    ];
    // A key is named by each of its statements; what counts is that no other acceptance named it.
    if (names.some((name) => seen.has(name))) later.push(each);
    else first.push(each);
    for (const name of names) seen.add(name);
  }
  return { first, later };
}

async function acceptApart(
  inside: Queries,
  acceptances: readonly Acceptance[],
): Promise<readonly (readonly [Acceptance, AcceptanceResult])[]> {
  const known = await acceptedAmong(inside, acceptances);
  const results: (readonly [Acceptance, AcceptanceResult])[] = [];
  const fresh: Acceptance[] = [];
  const counts = await countsBefore(inside, acceptances);
  for (const each of acceptances) {
    const digests = each.statements.map(({ digest }) => digest);
    const { keyBefore } = each;
    if (digests.every((digest) => known.has(digest)))
      results.push([each, { outcome: 'repeated', statements: await readStatements(inside, digests) }]);
    else if (keyBefore !== undefined && (counts.get(keyBefore.key) ?? 0) !== keyBefore.statements)
      results.push([each, { outcome: 'key used meanwhile' }]);
    else fresh.push(each);
  }
  const drafts = fresh.flatMap(({ draft, now }) => (draft === null ? [] : [{ id: draft, now }]));
  const consumed = await consumeDrafts(inside, drafts);
  const accepted: Acceptance[] = [];
  for (const each of fresh) {
    const outcome = each.draft === null ? 'consumed' : (consumed.get(each.draft) ?? 'draft unknown');
    if (outcome === 'consumed') accepted.push(each);
    else results.push([each, { outcome }]);
  }
  return [...results, ...(await keepAll(inside, accepted, known))];
}

async function acceptedAmong(inside: Queries, acceptances: readonly Acceptance[]): Promise<ReadonlySet<Sha256>> {
  const digests = acceptances.flatMap(({ statements }) => statements.map(({ digest }) => digest));
  const rows = await inside.db
    .selectFrom('statements')
    .select('digest')
    .where(isAmong(inside.engine, 'digest', digests))
    .execute();
  return new Set(rows.map(({ digest }) => digest));
}

/** How many statements the keys have brought that an acceptance wants to be as they were. */
async function countsBefore(
  inside: Queries,
  acceptances: readonly Acceptance[],
): Promise<ReadonlyMap<Fingerprint, number>> {
  const keys = acceptances.flatMap(({ keyBefore }) => (keyBefore === undefined ? [] : [keyBefore.key]));
  if (keys.length === 0) return new Map();
  const rows = await inside.db
    .selectFrom('statements')
    .select(['key', sql<number>`cast(count(*) as integer)`.as('n')])
    .where(isAmong(inside.engine, 'key', keys))
    .groupBy('key')
    .execute();
  return new Map(rows.map(({ key, n }) => [key, n]));
}

async function keepAll(
  inside: Queries,
  accepted: readonly Acceptance[],
  known: ReadonlySet<Sha256>,
): Promise<readonly (readonly [Acceptance, AcceptanceResult])[]> {
  const steps = accepted.reduce((sum, { statements }) => sum + statements.length, 0);
  if (steps === 0) return [];
  const touches = accepted.flatMap((each) => each.touches);
  let sequence = (await raiseRevision(inside, touches, steps)) - steps;
  const made = accepted.map((each) => ({
    acceptance: each,
    statements: each.statements.map((statement) => acceptedAs(statement, ++sequence, each.now)),
  }));
  await insertStatements(
    inside,
    made.flatMap(({ statements }) => statements).filter(({ digest }) => !known.has(digest)),
  );
  for (const { notices, jobs, now } of accepted) {
    for (const notice of notices) await addNotice(inside, notice, now);
    for (const job of jobs) await addJob(inside, job, now);
  }
  await writeEvents(
    inside,
    accepted.flatMap(({ events, now }) => events.map((event) => ({ event, now }))),
  );
  const results: (readonly [Acceptance, AcceptanceResult])[] = [];
  for (const { acceptance, statements } of made) {
    const digests = statements.map(({ digest }) => digest);
    const kept = digests.some((digest) => known.has(digest)) ? await readStatements(inside, digests) : statements;
    results.push([acceptance, { outcome: 'accepted', statements: kept }]);
  }
  return results;
}

function acceptedAs(statement: SignedStatement, sequence: number, accepted: Instant): AcceptedStatement {
  const { digest, type, person, key, bytes, signature } = statement;
  const files = new Map([...statement.files].sort(([left], [right]) => (left < right ? -1 : 1)));
  const untouched = { sealedIn: null, sealed: null, pushed: null };
  return { sequence, digest, type, person, key, bytes, signature, accepted, files, ...untouched };
}

async function insertStatements(inside: Queries, statements: readonly AcceptedStatement[]): Promise<void> {
  const rows = statements.map(({ files: _, sealedIn, ...row }) => ({ ...row, sealed_in: sealedIn }));
  const files = statements.flatMap(({ digest, files: own }): Insertable<Tables['statement_files']>[] =>
    [...own].map(([path, bytes]) => ({ statement: digest, path, bytes })),
  );
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    await inside.db
      .insertInto('statements')
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .execute();
  for (let start = 0; start < files.length; start += ROWS_AT_ONCE)
    await inside.db
      .insertInto('statement_files')
      .values(files.slice(start, start + ROWS_AT_ONCE))
      .execute();
}
