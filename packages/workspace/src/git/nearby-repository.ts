import { access, constants, lstat, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Setting } from './configuration.ts';

/** Settings under which a repository stands elsewhere, or is kept otherwise, than its folder says. */
const unusual = /^(?:core\.worktree|extensions\.(?!partialclone$).*)$/u;

/**
 * The top level of a plain clone around `start`: a `.git` folder of the caller's own. null for everything else (linked
 * work trees, bare repositories, other people's files, Windows), for which git is asked; that costs a process.
 */
export async function nearbyRepository(start: string): Promise<string | null> {
  const user = process.getuid?.();
  if (user === undefined || process.env['GIT_CEILING_DIRECTORIES']) return null;
  try {
    for (let folder = await realpath(start), above = dirname(folder); ; folder = above, above = dirname(folder)) {
      const git = await lstat(join(folder, '.git')).catch(() => null);
      if (git !== null) return await isPlain(folder, git, user);
      // Where a bare repository or the inside of a `.git` may begin, git knows better. So it does across file systems.
      if (above === folder || (await exists(join(folder, 'HEAD')))) return null;
      if ((await stat(above)).dev !== (await stat(folder)).dev) return null;
    }
  } catch {
    // Gone, or not to be looked at: git has the words for it.
    return null;
  }
}

async function isPlain(
  folder: string,
  git: { isDirectory(): boolean; readonly uid: number },
  user: number,
): Promise<string | null> {
  const here = join(folder, '.git');
  const [top, headFile, head, common] = await Promise.all([
    stat(folder),
    lstat(join(here, 'HEAD')),
    readFile(join(here, 'HEAD'), 'utf8'),
    exists(join(here, 'commondir')),
    // As git does, which takes a folder without them for no repository and goes on above.
    access(join(here, 'objects'), constants.X_OK),
    access(join(here, 'refs'), constants.X_OK),
  ]);
  const owned = git.uid === user && top.uid === user;
  const named = headFile.isFile() && /^(?:ref:\s*refs\/|[0-9a-f]{40})/u.test(head);
  const whole = git.isDirectory() && named && !common;
  return owned && whole ? folder : null;
}

/** Whether nothing in the settings moves the repository away from its folder. */
export function isPlainBySettings(settings: readonly Setting[]): boolean {
  return !settings.some(
    ({ key, value }) =>
      unusual.test(key) ||
      (key === 'core.bare' && value !== 'false') ||
      (key === 'core.repositoryformatversion' && value !== '0' && value !== '1'),
  );
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
