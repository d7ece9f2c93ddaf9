import { lstat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { WorkspaceError } from '../errors.ts';

/**
 * Whether a path with forward slashes stays inside its root and out of git's own folder, on every system: Windows and
 * macOS ignore letter case and some trailing characters, so `.GIT` and `.git.` are git's folder too.
 */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > 4096 || path.includes('\0') || path.startsWith('/')) return false;
  return path.split('/').every(isSafeSegment);
}

function isSafeSegment(segment: string): boolean {
  if (segment === '' || segment === '.' || segment === '..') return false;
  const plain = segment.toLowerCase().replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '');
  return !/^(\.git|git~1)[ .]*(:.*)?$/.test(plain);
}

/** @throws WorkspaceError PATH_UNSAFE. `where` says what holds the path. */
export function checkSafePath(path: string, where: string): void {
  if (isSafePath(path)) return;
  const shown = JSON.stringify(path.slice(0, 200));
  throw new WorkspaceError(
    'PATH_UNSAFE',
    `The path ${shown} in ${where} leaves its folder or enters git's. Rename it.`,
  );
}

/** A path as people write it (`./docs//a.md`) in the form trees use, or null where it leaves the root. */
export function normalPath(path: string): string | null {
  const plain = posix.normalize(path).replace(/\/$/, '');
  return isSafePath(plain) ? plain : null;
}

/** Where a symbolic link at `from` leads inside the tree, or null when it leads out. */
export function linkTarget(from: string, target: string): string | null {
  return target.startsWith('/') ? null : normalPath(posix.join(posix.dirname(from), target));
}

/**
 * Finds a file below `root` without following any link.
 * @throws WorkspaceError PATH_UNSAFE when a folder on the way is a link.
 */
export async function checkNoLinkOnTheWay(root: string, path: string): Promise<void> {
  const segments = path.split('/').slice(0, -1);
  let at = root;
  for (const segment of segments) {
    at = join(at, segment);
    const there = await lstat(at).catch(() => null);
    if (there === null) return;
    if (there.isSymbolicLink()) {
      const message = `${at} is a symbolic link, and ${path} lies behind it. Links are not followed; put the real folder there.`;
      throw new WorkspaceError('PATH_UNSAFE', message);
    }
  }
}
