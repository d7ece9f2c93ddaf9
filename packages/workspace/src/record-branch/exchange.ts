import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { encodeBundle, readBundle, writeWhole } from './file-bundle.ts';
import { mayLive, parseOwner, thisProcess } from './process-owner.ts';
import { privateFolder } from './record-cache.ts';
import { removeStaleRefLocks } from './stale-git-locks.ts';

/*
 * Fetching and pushing move the tracking ref, and may take long, so they do not hold the record's lock. What they are
 * about to move is noted with the process that does it; once that process is dead, git's left-over lock can go.
 */

/** Runs an exchange with a remote during which git may move `ref`. */
export async function duringExchange<T>(repository: Repository, ref: string, work: () => Promise<T>): Promise<T> {
  const file = join(folderOf(repository), randomBytes(12).toString('hex'));
  const note = { ref, at: Date.now(), owner: thisProcess() };
  // In a repository that cannot be written to, git will say so itself.
  await writeWhole(file, encodeBundle({ note, files: new Map() })).catch(() => undefined);
  try {
    return await work();
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Removes git's lock on a tracking ref where the process of ours that was moving it is dead. */
export async function recoverExchanges(repository: Repository): Promise<void> {
  for (const name of await readdir(folderOf(repository)).catch(() => [])) {
    const file = join(folderOf(repository), name);
    const note = (await readBundle(file))?.note ?? {};
    const owner = parseOwner(note['owner']);
    if (owner !== null && mayLive(owner)) continue;
    const { ref, at } = note;
    if (typeof ref === 'string' && ref.startsWith('refs/remotes/') && typeof at === 'number') {
      await removeStaleRefLocks(repository, { ref, after: null, at });
    }
    // A note without an owner is one that is being written this moment, or one torn by a crash.
    if (owner !== null) await rm(file, { force: true });
  }
}

function folderOf(repository: Repository): string {
  return join(privateFolder(repository), 'exchanges');
}
