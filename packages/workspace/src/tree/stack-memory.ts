import type { Repository } from '../git/repository.ts';
import { vouchedFile } from './vouched-file.ts';

/** What this user's last command read of stacks, as text by a key. Only this user's own is believed; safe to delete. */
export interface StackMemory {
  get(key: string): string | null;
  /** Remembers this beside what was there. Where that cannot be done nothing happens. */
  keep(key: string, text: string): Promise<void>;
}

/** Staging and production as they are, and as they were on another branch. */
const MOST_KEYS = 6;

export async function stackMemory(repository: Pick<Repository, 'commonDirectory'>): Promise<StackMemory> {
  const file = vouchedFile(repository, 'stack', 'sallyport stack memory 1');
  const body = await file.read();
  // The user's key vouches for the text, so it is what `keep` wrote.
  const known = new Map(body === null ? [] : (JSON.parse(body) as readonly (readonly [string, string])[]));
  return {
    get: (key) => known.get(key) ?? null,
    async keep(key, text) {
      known.delete(key);
      known.set(key, text);
      for (const oldest of [...known.keys()].slice(0, -MOST_KEYS)) known.delete(oldest);
      await file.write(JSON.stringify([...known]));
    },
  };
}
