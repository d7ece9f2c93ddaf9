import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Setting } from './configuration.ts';

/** Settings under which a repository stands elsewhere, or is kept otherwise, than its folder says. */
const unusual = /^(?:core\.worktree|extensions\.(?!objectformat$|partialclone$).*)$/u;

/**
 * The top level of a plain clone around `start`: a `.git` folder of the caller's own. null for everything else (linked
 * work trees, bare repositories, other people's files, Windows), for which git is asked; that costs a process.
 */
export async function nearbyRepository(start: string): Promise<string | null> {
  const user = process.getuid?.();
  if (user === undefined || process.env['GIT_CEILING_DIRECTORIES']) return null;
  try {
    for (let folder = await realpath(start), above = dirname(folder); ; folder = above, above = dirname(folder)) {
      const git = await stat(join(folder, '.git')).catch(() => null);
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
  const [top, objects, refs, head, common] = await Promise.all([
    stat(folder),
    stat(join(here, 'objects')),
    stat(join(here, 'refs')),
    readFile(join(here, 'HEAD'), 'utf8'),
    exists(join(here, 'commondir')),
  ]);
  const owned = git.uid === user && top.uid === user;
  const whole =
    git.isDirectory() &&
    objects.isDirectory() &&
    refs.isDirectory() &&
    /^(?:ref: |[0-9a-f]{40})/u.test(head) &&
    !common;
  return owned && whole ? folder : null;
}

/** Whether nothing in the settings moves the repository away from its folder. */
export function isPlainBySettings(settings: readonly Setting[]): boolean {
  return !settings.some(
    ({ key, value }) => unusual.test(key.toLowerCase()) || (key.toLowerCase() === 'core.bare' && value !== 'false'),
  );
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
