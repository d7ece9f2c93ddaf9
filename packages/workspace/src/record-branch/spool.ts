import { randomBytes } from 'node:crypto';
import { access, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { encodeBundle, readBundle, writeWhole } from './file-bundle.ts';
import { privateFolder } from './record-cache.ts';
import { checkRecordPaths, isContentAddressed, type RecordFiles } from './record-ref.ts';

/*
 * Files that shall enter the record wait here for whoever holds the lock, who commits all of them at once. A process
 * that dies after spooling has its statements recorded by the next one.
 */

export interface Spooled {
  readonly id: string;
  readonly files: RecordFiles;
}

/** Nobody takes an hour to write a few kilobytes. */
const TORN_AFTER = 3_600_000;

export async function spool(repository: Repository, files: RecordFiles): Promise<string> {
  const id = randomBytes(12).toString('hex');
  await writeWhole(join(folderOf(repository), id), encodeBundle({ note: {}, files }));
  return id;
}

/** Whether a spooled bundle still waits. */
export async function isWaiting(repository: Repository, id: string): Promise<boolean> {
  return access(join(folderOf(repository), id)).then(
    () => true,
    () => false,
  );
}

/** Every whole bundle that waits. Call with the lock held. */
export async function readSpool(repository: Repository): Promise<Spooled[]> {
  const names = await readdir(folderOf(repository)).catch(() => []);
  const spooled: Spooled[] = [];
  for (const id of names.filter((name) => /^[0-9a-f]{24}$/.test(name)).sort()) {
    const bundle = await readBundle(join(folderOf(repository), id));
    if (bundle === null) continue;
    checkRecordPaths(bundle.files.keys());
    // The spool only ever adds; anything else would let it rewrite the log.
    const files = new Map([...bundle.files].filter(([path]) => isContentAddressed(path)));
    spooled.push({ id, files });
  }
  return spooled;
}

/** Removes what processes that died while spooling left unnamed. */
export async function removeTornSpool(repository: Repository): Promise<void> {
  const folder = folderOf(repository);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.tmp')) continue;
    const written = await stat(join(folder, name)).catch(() => null);
    if (written !== null && Date.now() - written.mtimeMs > TORN_AFTER) await rm(join(folder, name), { force: true });
  }
}

/** Call once their commit is in place. */
export async function clearSpool(repository: Repository, spooled: readonly Spooled[]): Promise<void> {
  await Promise.all(spooled.map(({ id }) => rm(join(folderOf(repository), id), { force: true })));
}

function folderOf(repository: Repository): string {
  return join(privateFolder(repository), 'spool');
}
