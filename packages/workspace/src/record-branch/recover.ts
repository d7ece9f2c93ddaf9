import type { Repository } from '../git/repository.ts';
import { recoverExchanges } from './exchange.ts';
import { clearIntent, hasIntents, type JournalEntry, readIntents, setAside } from './journal.ts';
import { type LockOptions, withLock } from './lock.ts';
import { RECORD_REF } from './record-ref.ts';
import { removeStaleRefLocks } from './stale-git-locks.ts';

/**
 * Cleans up after a process of ours that was killed: git's left-over locks that our journal accounts for, and a
 * decision's commit that was half done. Every command calls it first; with an empty journal it costs one look.
 */
export async function recover(repository: Repository, options: LockOptions = {}): Promise<void> {
  await recoverExchanges(repository);
  if (!(await hasIntents(repository))) return;
  await withLock(repository, options, () => recoverHeld(repository));
}

/** The same for a caller who holds the lock: then every noted intent is a dead process's. */
export async function recoverHeld(repository: Repository): Promise<void> {
  if (!(await hasIntents(repository))) return;
  for (const entry of await readIntents(repository)) {
    if (await settle(repository, entry)) await clearIntent(repository, entry.id);
    else await setAside(repository, entry.id, 'It is none that this version writes.');
  }
}

/** False, and nothing done, for an entry that nobody here would have written. */
async function settle(repository: Repository, entry: JournalEntry): Promise<boolean> {
  const { kind, ref, after, at } = entry.note;
  if (typeof ref !== 'string' || typeof after !== 'string' || typeof at !== 'number') return false;
  if (kind === 'ref' && ref === RECORD_REF) {
    await removeStaleRefLocks(repository, { ref, after, at });
    return true;
  }
  if (kind !== 'decision') return false;
  // Loaded only here: an interrupted decision is rare, and every command imports this file.
  const { settleDecision } = await import('../commit/settle-decision.ts');
  return settleDecision(repository, entry, { ref, after, at });
}
