import type { Instant, Json, PersonId, Sha256 } from '@sallyport/record';
import type { Selectable } from 'kysely';
import { checkedDigest, checkedInstant, fromJsonText, toJsonText } from '../border/values.ts';
import { isAmong } from '../engines/is-among.ts';
import { gathered } from '../gathered.ts';
import type { Tables } from '../schema/tables.ts';
import type { Queries } from '../store.ts';

/** What a person would sign, between being shown it and signing it. */
export interface Draft {
  readonly id: string;
  readonly person: PersonId;
  /** What the person asked for. */
  readonly wish: Json;
  /** The statements' bytes and whatever the server needs to accept their signatures. */
  readonly content: Json;
  /** Digest of the substance that was shown: another one today means that something changed meanwhile. */
  readonly substance: Sha256;
  readonly created: Instant;
  readonly expires: Instant;
  readonly consumed: Instant | null;
}

export type NewDraft = Omit<Draft, 'created' | 'consumed'>;

export type DraftConsumption = 'consumed' | 'draft unknown' | 'draft expired' | 'draft spent';

/** Throws STORE_CONFLICT where the id is taken. */
export async function saveDraft(queries: Queries, draft: NewDraft, now: Instant): Promise<void> {
  const { id, person, wish, content, substance, expires } = draft;
  await queries.db
    .insertInto('drafts')
    .values({
      id,
      person,
      wish: toJsonText(wish),
      content: toJsonText(content),
      substance: checkedDigest(substance),
      created: checkedInstant(now),
      expires: checkedInstant(expires),
      consumed: null,
    })
    .execute();
}

/** The draft in whatever state it is: expired and consumed ones too, until they are pruned. */
export async function readDraft(queries: Queries, id: string): Promise<Draft | null> {
  const row = await gathered(queries, id, draftsOf);
  if (row === undefined) return null;
  return { ...row, wish: fromJsonText(row.wish), content: fromJsonText(row.content) };
}

async function draftsOf(
  queries: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Selectable<Tables['drafts']>>> {
  const rows = await queries.db
    .selectFrom('drafts')
    .selectAll()
    .where(isAmong(queries.engine, 'id', ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
