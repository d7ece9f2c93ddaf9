import { sql } from 'kysely';
import { checkedInstant, toJsonText } from '../border/values.ts';
import { CHANNEL } from '../changes/notify-others.ts';
import { checkParameter } from '../engines/checked-connection.ts';
import { eventRow } from '../events/events.ts';
import type { Queries } from '../store.ts';
import { StoreError } from '../store-error.ts';
import type { Acceptance } from './accept.ts';
import type { AcceptedStatement } from './signed-statement.ts';

/**
 * What `keepAll` writes and what is asked before it, as one query on PostgreSQL: whoever accepts next waits for as many
 * ways to the server and back as there are queries. Returns the revision; null, with nothing written, where one of the
 * acceptances is anything but new, of its key's expected count and with a draft that may be consumed: to say which and
 * why is for the queries one by one. Asked while the revision is locked, in a query after that which locked it, so it
 * sees all that was accepted before. `made` are their statements in order, and their number is how far it rises.
 */
export async function acceptAtOnce(
  inside: Queries,
  acceptances: readonly Acceptance[],
  made: readonly Omit<AcceptedStatement, 'sequence'>[],
): Promise<number | null> {
  const digests = made.map(({ digest }) => digest);
  const drafts = acceptances.flatMap(({ draft, now }) => (draft === null ? [] : [{ id: draft, consumed: now }]));
  const touches = [...new Set(acceptances.flatMap((each) => each.touches))].sort();
  const { rows } = await sql<{ readonly value: number; readonly taken: number }>`
    with draft as (select * from json_to_recordset(${listed(drafts)}::json) as each(id text, consumed text)),
    fine as (
      select 1 where not exists (select 1 from statements where digest = any(${digests}))
      and not exists (
        select 1 from json_to_recordset(${listed(keysOf(acceptances))}::json) as each(key text, statements bigint)
        where (select count(*) from statements where statements.key = each.key) <> each.statements
      )
      and ${drafts.length} = (
        select count(*) from drafts join draft on drafts.id = draft.id
        where drafts.consumed is null and drafts.expires > draft.consumed
      )
    ),
    taken as (
      update drafts set consumed = draft.consumed from draft
      where drafts.id = draft.id and drafts.consumed is null and exists (select 1 from fine) returning drafts.id
    ),
    raised as (
      update counters set value = value + ${made.length} where name = 'revision' and exists (select 1 from fine)
      returning value
    ),
    changed as (insert into changes (revision, touches) select value, ${toJsonText(touches)} from raised),
    kept as (
      insert into statements (sequence, digest, type, person, key, bytes, signature, accepted)
      select value - ${made.length} + at, digest, type, person, key, decode(bytes, 'hex'), signature, accepted
      from raised, json_to_recordset(${listed(statementRows(made))}::json) as each(
        at bigint, digest text, type text, person text, key text, bytes text, signature text, accepted text
      )
    ),
    carried as (
      insert into statement_files (statement, path, bytes) select statement, path, decode(bytes, 'hex')
      from raised, json_to_recordset(${listed(fileRows(made))}::json) as each(statement text, path text, bytes text)
    ),
    told as (
      insert into events (time, kind, person, detail) select time, kind, person, detail
      from raised, json_to_recordset(${listed(eventRows(acceptances))}::json) as each(
        at bigint, time text, kind text, person text, detail text
      ) order by at
    )
    select value, (select count(*) from taken) as taken, pg_notify(${CHANNEL}, value::text) from raised
  `.execute(inside.db);
  const [raised] = rows;
  if (raised === undefined) return null;
  // Drafts are consumed nowhere else, so this is a draft that was deleted between two looks of one query.
  if (raised.taken !== drafts.length)
    throw new StoreError('STORE_CONFLICT', 'A draft was deleted while it was signed.');
  if (inside.unit !== null) inside.unit.changed = true;
  return raised.value;
}

type Cells = Readonly<Record<string, string | number | null>>;

/** A list as one parameter. Its texts are held against what both engines take: within JSON they would not be seen. */
function listed(rows: readonly Cells[]): string {
  for (const row of rows) for (const cell of Object.values(row)) checkParameter(cell);
  return JSON.stringify(rows);
}

function keysOf(acceptances: readonly Acceptance[]): readonly Cells[] {
  return acceptances.flatMap(({ keyBefore }) => (keyBefore === undefined ? [] : [{ ...keyBefore }]));
}

function statementRows(made: readonly Omit<AcceptedStatement, 'sequence'>[]): readonly Cells[] {
  return made.map(({ digest, type, person, key, bytes, signature, accepted }, index) => {
    return { at: index + 1, digest, type, person, key, bytes: hex(bytes), signature, accepted };
  });
}

function fileRows(made: readonly Omit<AcceptedStatement, 'sequence'>[]): readonly Cells[] {
  return made.flatMap(({ digest, files }) =>
    [...files].map(([path, bytes]) => ({ statement: digest, path, bytes: hex(bytes) })),
  );
}

function eventRows(acceptances: readonly Acceptance[]): readonly Cells[] {
  return acceptances
    .flatMap(({ events, now }) => events.map((event) => eventRow({ event, now: checkedInstant(now) })))
    .map((row, at) => ({ at, ...row }));
}

function hex({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}
