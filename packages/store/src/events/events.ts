import type { Instant, Json, PersonId } from '@sallyport/record';
import { checkedInstant, fromJsonText, refusal, toJsonText } from '../border/values.ts';
import type { Queries } from '../store.ts';

/** Something that happened at the server and that is no statement: a login, a refusal, an invitation. */
export interface NewEvent {
  readonly kind: string;
  /** null where nobody had said who they are. */
  readonly person: PersonId | null;
  /** What else is worth knowing; no secrets. */
  readonly detail: Json;
}

export interface AuditEvent extends NewEvent {
  readonly sequence: number;
  readonly time: Instant;
}

/** Strangers cause refusals: one event must not be a way to fill the disk. */
const MAX_DETAIL = 4096;

/** Writes an event that nobody can change or delete afterwards (ASVS v5.0.0-16.4.2). */
export async function writeEvent(queries: Queries, event: NewEvent, now: Instant): Promise<void> {
  await writeEvents(queries, [{ event, now }]);
}

/** Writes events of several moments, in their order. */
export async function writeEvents(
  queries: Queries,
  events: readonly { readonly event: NewEvent; readonly now: Instant }[],
): Promise<void> {
  if (events.length === 0) return;
  await queries.db.insertInto('events').values(events.map(rowOf)).execute();
}

function rowOf({ event, now }: { readonly event: NewEvent; readonly now: Instant }) {
  const detail = toJsonText(event.detail);
  if (detail.length > MAX_DETAIL) throw refusal(`an event says at most ${MAX_DETAIL} characters`);
  return { time: checkedInstant(now), kind: event.kind, person: event.person, detail };
}

/** The newest events, newest first. */
export async function listEvents(queries: Queries, limit: number): Promise<readonly AuditEvent[]> {
  const rows = await queries.db.selectFrom('events').selectAll().orderBy('sequence', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...row, detail: fromJsonText(row.detail) }));
}
