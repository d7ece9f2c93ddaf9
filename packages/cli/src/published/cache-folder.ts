import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where compiled code of this build is kept, made if need be; null where it cannot be, or must not. Whoever can write
 * there decides what runs here. So it stands in the user's own cache folder, never in the shared temporary one, and is
 * not used where anybody else may write to it. Off with NODE_DISABLE_COMPILE_CACHE=1, as Node's own such cache is.
 */
export function cacheFolder(build: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment['NODE_DISABLE_COMPILE_CACHE']) return null;
  try {
    const folder = join(usersCache(environment), 'sallyport', 'compiled', build);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOurs(folder) ? folder : null;
  } catch {
    // No home, a full disk, a read-only one: then everything is compiled again, as without a cache.
    return null;
  }
}

function usersCache(environment: NodeJS.ProcessEnv): string {
  const local = process.platform === 'win32' ? environment['LOCALAPPDATA'] : undefined;
  return environment['XDG_CACHE_HOME'] || local || join(homedir(), '.cache');
}

function isOurs(folder: string): boolean {
  const stats = lstatSync(folder);
  // On Windows the user's profile is guarded by its own access list, and modes say nothing.
  if (process.platform === 'win32') return stats.isDirectory();
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0;
}
