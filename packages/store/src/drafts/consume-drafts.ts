import type { Instant } from '@sallyport/record';
import { checkedInstant } from '../border/values.ts';
import { isAmong } from '../engines/is-among.ts';
import type { Queries } from '../store.ts';
import type { DraftConsumption } from './drafts.ts';

/** Consumes drafts: `consumed` for exactly one caller each. Says of every one what became of it. */
export async function consumeDrafts(
  inside: Queries,
  drafts: readonly { readonly id: string; readonly now: Instant }[],
): Promise<ReadonlyMap<string, DraftConsumption>> {
  const outcomes = new Map<string, DraftConsumption>();
  // Those of one second go together.
  for (const [now, some] of Map.groupBy(drafts, (each) => checkedInstant(each.now))) {
    const ids = some.map(({ id }) => id);
    const taken = await inside.db
      .updateTable('drafts')
      .set({ consumed: now })
      .where(isAmong(inside.engine, 'id', ids))
      .where('consumed', 'is', null)
      .where('expires', '>', now)
      .returning('id')
      .execute();
    for (const { id } of taken) outcomes.set(id, 'consumed');
    if (taken.length < ids.length) await explain(inside, ids, outcomes);
  }
  return outcomes;
}

async function explain(
  inside: Queries,
  ids: readonly string[],
  outcomes: Map<string, DraftConsumption>,
): Promise<void> {
  const rows = await inside.db
    .selectFrom('drafts')
    .select(['id', 'consumed'])
    .where(isAmong(inside.engine, 'id', ids))
    .execute();
  const found = new Map(rows.map(({ id, consumed }) => [id, consumed]));
  for (const id of ids) {
    if (outcomes.has(id)) continue;
    const consumed = found.get(id);
    outcomes.set(id, consumed === undefined ? 'draft unknown' : consumed === null ? 'draft expired' : 'draft spent');
  }
}
