import { cleanPath, joinPath } from '../formats/posix-path.ts';

/** An absolute path: as it is written, or from an absolute folder on. */
export function resolvePath(folder: string, path: string): string {
  return path.startsWith('/') ? cleanPath(path) : joinPath(folder, path);
}

/** The folder of an absolute path; `/` is its own. */
export function folderOf(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/')) || '/');
}

/** The last part of an absolute path; empty for `/`. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
