import type { Repository } from '../git/repository.ts';
import { vouchedFile } from '../tree/vouched-file.ts';

/** Which signatures this user has verified before. The caller's keys must name everything that the check rested on. */
export interface VerifiedCache {
  has(key: string): boolean;
  add(key: string): void;
  /** Writes what was added, if anything was. */
  save(): Promise<void>;
}

/** Opens the cache; only this user's own entries are believed. Safe to delete. */
export async function verifiedCache(repository: Repository): Promise<VerifiedCache> {
  const file = vouchedFile(repository, 'verified', 'sallyport verified cache');
  const known = new Set((await file.read())?.split('\n'));
  known.delete('');
  let changed = false;
  return {
    has: (entry) => known.has(entry),
    add(entry) {
      if (known.has(entry) || entry.includes('\n')) return;
      known.add(entry);
      changed = true;
    },
    async save() {
      if (!changed) return;
      await file.write(`${[...known].sort().join('\n')}\n`);
      changed = false;
    },
  };
}
