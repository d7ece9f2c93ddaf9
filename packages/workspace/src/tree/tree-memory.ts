import type { Sha256 } from '@sallyport/record';
import type { Repository } from '../git/repository.ts';
import type { CommittedEntry } from './commit-tree.ts';
import { vouchedFile } from './vouched-file.ts';

/** What this user's last command learned of a committed tree: its entries, and the SHA-256 of blobs by git id. */
export interface TreeMemory {
  /** The entries of exactly this commit, or null. */
  entries(commit: string): ReadonlyMap<string, CommittedEntry> | null;
  digest(id: string): Sha256 | null;
  /** Remembers this in the place of what was there. */
  keep(
    commit: string,
    entries: ReadonlyMap<string, CommittedEntry>,
    digests: ReadonlyMap<string, Sha256>,
  ): Promise<void>;
}

type Row = readonly [
  path: string,
  kind: CommittedEntry['kind'],
  id: string,
  size: number | null,
  digest: Sha256 | null,
];

/** Reading a longer list back would cost more than asking git. */
const MOST_ROWS = 20_000;

/** Opens the memory. It decides what evidence is about, so only this user's own is believed. Safe to delete. */
export async function treeMemory(repository: Pick<Repository, 'commonDirectory'>): Promise<TreeMemory> {
  const file = vouchedFile(repository, 'tree', 'sallyport tree memory 1');
  const body = await file.read();
  // The user's key vouches for the text, so it is what `keep` wrote.
  const known = body === null ? null : (JSON.parse(body) as { readonly commit: string; readonly rows: readonly Row[] });
  const digests = new Map(known?.rows.flatMap(([, , id, , digest]) => (digest === null ? [] : [[id, digest]])));
  return {
    entries(commit) {
      if (known?.commit !== commit) return null;
      return new Map(known.rows.map(([path, kind, id, size]) => [path, { path, kind, size, id }]));
    },
    digest: (id) => digests.get(id) ?? null,
    async keep(commit, entries, computed) {
      if (entries.size > MOST_ROWS) return;
      const rows = [...entries.values()].map(
        ({ path, kind, id, size }): Row => [path, kind, id, size, computed.get(id) ?? digests.get(id) ?? null],
      );
      await file.write(JSON.stringify({ commit, rows }));
    },
  };
}
