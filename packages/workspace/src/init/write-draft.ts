import { constants } from 'node:fs';
import { lstat, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode, WorkspaceError, whyNotWritten } from '../errors.ts';
import { checkNoLinkOnTheWay, checkSafePath } from '../tree/safe-path.ts';

/**
 * Writes a draft below `root` where nothing stands yet; whatever stands there, even a dangling link, is kept.
 * @throws WorkspaceError PATH_UNSAFE, FILE_UNWRITABLE.
 */
export async function writeDraft(root: string, path: string, text: string): Promise<'written' | 'kept'> {
  checkSafePath(path, 'the drafts');
  await checkNoLinkOnTheWay(root, path);
  const file = join(root, path);
  if ((await lstat(file).catch(() => null)) !== null) return 'kept';
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return 'kept';
    const message = `The draft ${file} could not be written: ${whyNotWritten(cause)}`;
    throw new WorkspaceError('FILE_UNWRITABLE', message, { cause });
  }
  return 'written';
}
