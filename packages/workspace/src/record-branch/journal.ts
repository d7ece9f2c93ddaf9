import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { encodeBundle, type FileBundle, readBundle, writeWhole } from './file-bundle.ts';
import { privateFolder } from './record-cache.ts';

/*
 * What a process was about to do to refs, indexes and work trees. An entry exists only while its process holds the
 * record's lock, so whoever holds the lock and finds one knows that its process died in the middle.
 */

export interface JournalEntry extends FileBundle {
  readonly id: string;
}

/** Writes the intent; `durable` where work trees are touched. Returns its id. */
export async function noteIntent(repository: Repository, bundle: FileBundle, durable: boolean): Promise<string> {
  const id = randomBytes(12).toString('hex');
  await replaceIntent(repository, id, bundle, durable);
  return id;
}

/** Puts a later, fuller intent in the place of an earlier one, in one step. */
export async function replaceIntent(
  repository: Repository,
  id: string,
  bundle: FileBundle,
  durable: boolean,
): Promise<void> {
  const note = { at: Date.now(), ...bundle.note };
  await writeWhole(join(folderOf(repository), id), encodeBundle({ note, files: bundle.files }), durable);
}

export async function clearIntent(repository: Repository, id: string): Promise<void> {
  await rm(join(folderOf(repository), id), { force: true });
}

/** Whether anything is noted; cheap enough for every command. */
export async function hasIntents(repository: Repository): Promise<boolean> {
  return (await readdir(folderOf(repository)).catch(() => [])).length > 0;
}

/** Every noted intent. Call with the lock held. A torn entry was never acted upon and is removed. */
export async function readIntents(repository: Repository): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const id of await readdir(folderOf(repository)).catch(() => [])) {
    // A file that had not got its name yet when its writer died was not acted upon either.
    const bundle = /^[0-9a-f]{24}$/.test(id) ? await readBundle(join(folderOf(repository), id)) : null;
    if (bundle === null) await clearIntent(repository, id);
    else entries.push({ id, ...bundle });
  }
  return entries;
}

function folderOf(repository: Repository): string {
  return join(privateFolder(repository), 'journal');
}
