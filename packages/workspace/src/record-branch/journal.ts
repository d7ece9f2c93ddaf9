import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkspaceError, whyNotWritten } from '../errors.ts';
import type { Repository } from '../git/repository.ts';
import { dataDirectory } from '../tree/secret-key.ts';
import { type FileBundle, writeWhole } from './file-bundle.ts';
import { privateFolder } from './record-cache.ts';
import { readVouchedBundle, writeVouchedBundle } from './vouched-bundle.ts';

/*
 * What a process was about to do to refs, indexes and work trees. An entry exists only while its process holds the
 * record's lock, so whoever holds the lock and finds one knows that its process died in the middle. An entry says which
 * files to overwrite, so only entries that this user's own key vouches for are believed: a copied repository may bring
 * a journal along.
 */

const PURPOSE = 'sallyport journal 1';
const ENTRY = /^[0-9a-f]{24}$/;
/** A file that had not got its name yet when its writer died. */
const UNNAMED = /^[0-9a-f]{24}\.[0-9a-f]{12}\.tmp$/;

export interface JournalEntry extends FileBundle {
  readonly id: string;
}

/**
 * Writes the intent; `durable` where work trees are touched. Returns its id.
 * @throws WorkspaceError KEY_PERMISSIONS, SECRET_KEY_BROKEN, FILE_UNWRITABLE, PATH_UNSAFE, where it is durable.
 */
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
  try {
    if (durable) await checkFolder(repository);
    await writeVouchedBundle(join(folderOf(repository), id), PURPOSE, { note, files: bundle.files }, durable);
  } catch (cause) {
    // Without the note only git's own lock on a ref can be left over, and git refuses in words because of it.
    if (!durable) return;
    if (cause instanceof WorkspaceError) throw cause;
    const message =
      `What is about to be changed cannot be noted in ${folderOf(repository)} under your key in ${dataDirectory()}, ` +
      `so a crash could not be mended; nothing was changed: ${whyNotWritten(cause)}`;
    throw new WorkspaceError('FILE_UNWRITABLE', message, { cause });
  }
}

export async function clearIntent(repository: Repository, id: string): Promise<void> {
  await rm(join(folderOf(repository), id), { force: true });
}

/** Whether anything is noted; cheap enough for every command. */
export async function hasIntents(repository: Repository): Promise<boolean> {
  return (await namesIn(repository)).length > 0;
}

/**
 * Every noted intent that this user's key vouches for; the others are set aside. Call with the lock held.
 * @throws WorkspaceError KEY_PERMISSIONS, SECRET_KEY_BROKEN: then nobody can tell whose the entries are.
 */
export async function readIntents(repository: Repository): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const id of await namesIn(repository)) {
    if (!ENTRY.test(id)) {
      await removeEntry(repository, id);
      continue;
    }
    const bundle = await readVouchedBundle(join(folderOf(repository), id), PURPOSE);
    if (bundle === null) await setAside(repository, id, 'It was damaged, or not written with your key.');
    else entries.push({ id, ...bundle });
  }
  return entries;
}

/** Takes an entry out of the journal undone, and leaves a sentence beside it. No command fails because of one. */
export async function setAside(repository: Repository, id: string, why: string): Promise<void> {
  const folder = join(privateFolder(repository), 'set-aside');
  const kept = join(folder, id);
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  // Behind a link it would land among somebody else's files, in a folder that whoever wrote the entry chose.
  if ((await lstat(folder).catch(() => null))?.isDirectory() !== true) return removeEntry(repository, id);
  const moved = await rename(join(folderOf(repository), id), kept).catch(() => 'in the way');
  if (moved !== undefined) return removeEntry(repository, id);
  const sentence = `${id} is a note about a change that was cut short. ${why} Nothing was done. It can be deleted.\n`;
  await writeWhole(`${kept}.txt`, sentence).catch(() => undefined);
}

/** What cannot be removed stays unbelieved; the next command tries again. */
async function removeEntry(repository: Repository, id: string): Promise<void> {
  await rm(join(folderOf(repository), id), { recursive: true, force: true }).catch(() => undefined);
}

/** Only names that we give, and nothing behind a link: what stands elsewhere is not ours to read or remove. */
async function namesIn(repository: Repository): Promise<string[]> {
  if ((await linkOnTheWay(repository)) !== null) return [];
  const names = await readdir(folderOf(repository)).catch(() => []);
  return names.filter((name) => ENTRY.test(name) || UNNAMED.test(name));
}

async function checkFolder(repository: Repository): Promise<void> {
  const link = await linkOnTheWay(repository);
  if (link === null) return;
  const message = `${link} is a symbolic link; what is about to be changed is not noted behind one. Put a folder there.`;
  throw new WorkspaceError('PATH_UNSAFE', message);
}

async function linkOnTheWay(repository: Repository): Promise<string | null> {
  for (const folder of [privateFolder(repository), folderOf(repository)]) {
    const stats = await lstat(folder).catch(() => null);
    if (stats?.isSymbolicLink() === true) return folder;
  }
  return null;
}

function folderOf(repository: Repository): string {
  return join(privateFolder(repository), 'journal');
}
