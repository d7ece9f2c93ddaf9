import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode, WorkspaceError, whyNotWritten } from '../errors.ts';
import { checkNoLinkOnTheWay } from '../tree/safe-path.ts';

/** The file's bytes, null where nothing stands. @throws WorkspaceError WORK_IN_THE_WAY for anything but a file. */
export async function readPlainFile(root: string, path: string): Promise<Uint8Array | null> {
  await checkNoLinkOnTheWay(root, path);
  const file = join(root, path);
  const there = await lstat(file).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return null;
    throw error;
  });
  if (there === null) return null;
  if (there.isFile()) return readFile(file);
  const what = there.isSymbolicLink() ? 'a symbolic link' : there.isDirectory() ? 'a folder' : 'no plain file';
  throw new WorkspaceError('WORK_IN_THE_WAY', `${file} is ${what}, where a plain file belongs. Move it away.`);
}

/** Name of the file that a write passes through; the journal knows the token, so a left-over can be removed. */
export function passingName(root: string, path: string, token: string): string {
  return join(root, dirname(path), `.${basename(path).slice(0, 100)}.sallyport-${token}`);
}

/** Puts the bytes in place in one step, keeping the file's mode; null removes the file and folders left empty. */
export async function placeFile(root: string, path: string, bytes: Uint8Array | null, token: string): Promise<void> {
  const file = join(root, path);
  const passing = passingName(root, path, token);
  try {
    await checkNoLinkOnTheWay(root, path);
    if (bytes === null) {
      await rm(file, { force: true });
      await removeEmptyFolders(root, path);
      return;
    }
    const mode = (await lstat(file).catch(() => null))?.mode ?? null;
    await mkdir(dirname(file), { recursive: true });
    await rm(passing, { force: true });
    const handle = await open(passing, 'wx', 0o666);
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
    if (mode !== null) await chmod(passing, mode & 0o7777);
    await rename(passing, file);
  } catch (cause) {
    await rm(passing, { force: true }).catch(() => undefined);
    if (cause instanceof WorkspaceError) throw cause;
    throw new WorkspaceError('FILE_UNWRITABLE', `${file} could not be written: ${whyNotWritten(cause)}`, { cause });
  }
}

/** The same for callers without a journal: a left-over of a killed process is named after the file. */
export async function writePlainFile(root: string, path: string, bytes: Uint8Array | null): Promise<void> {
  await placeFile(root, path, bytes, newToken());
}

async function removeEmptyFolders(root: string, path: string): Promise<void> {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const removed = await rmdir(join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

/** A token for locks and passing names. */
export function newToken(): string {
  return randomBytes(12).toString('hex');
}
