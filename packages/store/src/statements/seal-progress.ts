import type { Instant, Sha256 } from '@sallyport/record';
import { checkedInstant } from '../border/values.ts';
import { raiseRevision } from '../changes/revision.ts';
import type { Queries } from '../store.ts';
import { inTransaction } from '../transaction.ts';

/** Both engines bound the parameters of one query. */
const AT_ONCE = 1000;

/** Notes that a commit of the record branch here holds these statements, sealed. A later commit replaces an earlier. */
export async function markSealed(
  queries: Queries,
  digests: readonly Sha256[],
  commit: string,
  now: Instant,
): Promise<void> {
  await mark(queries, digests, { sealed_in: commit, sealed: checkedInstant(now) });
}

/** Notes that the remote has them, or that there is no remote to have them: they are pending no more. */
export async function markPushed(queries: Queries, digests: readonly Sha256[], now: Instant): Promise<void> {
  await mark(queries, digests, { pushed: checkedInstant(now) });
}

/** Makes them pending again: the record branch lost them, and the database still has their bytes. */
export async function reopenStatements(queries: Queries, digests: readonly Sha256[]): Promise<void> {
  await mark(queries, digests, { sealed_in: null, sealed: null, pushed: null });
}

async function mark(
  queries: Queries,
  digests: readonly Sha256[],
  progress: { readonly sealed_in?: string | null; readonly sealed?: Instant | null; readonly pushed?: Instant | null },
): Promise<void> {
  if (digests.length === 0) return;
  await inTransaction(queries, async (inside) => {
    await raiseRevision(inside, ['record', 'board']);
    for (let start = 0; start < digests.length; start += AT_ONCE) {
      const some = digests.slice(start, start + AT_ONCE);
      await inside.db.updateTable('statements').set(progress).where('digest', 'in', some).execute();
    }
  });
}
