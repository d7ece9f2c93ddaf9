import { statementPath } from '@sallyport/record';
import { type AcceptedStatement, acceptedDigests, type Queries, readStatements } from '@sallyport/store';

/** One query takes so many names. */
const atOnce = 500;

/**
 * What the database holds and these files of the record have not: what waits to be sealed, what another server sealed and
 * this clone has not fetched, and what a remote went back on. What was acknowledged counts until the record has it.
 */
export async function heldStatements(
  queries: Queries,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly AcceptedStatement[]> {
  const missing = (await acceptedDigests(queries)).filter((digest) => !files.has(statementPath(digest)));
  const held: AcceptedStatement[] = [];
  for (let start = 0; start < missing.length; start += atOnce)
    held.push(...(await readStatements(queries, missing.slice(start, start + atOnce))));
  return held.filter((each) => each.pushed === null || isOfRecord(each, files));
}

/** Of what was on the remote once, only that of the record that is there: somebody may have founded another since. */
function isOfRecord({ bytes }: AcceptedStatement, files: ReadonlyMap<string, Uint8Array>): boolean {
  if (files.size === 0) return true;
  const { predicate } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { predicate: { record: string | null } };
  return predicate.record !== null && files.has(statementPath(predicate.record));
}
