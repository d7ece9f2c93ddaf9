import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps what V8 compiled of this command for the next run; safe to delete, and off with NODE_DISABLE_COMPILE_CACHE=1.
 * Whoever can write there decides what runs here. So it stands in the user's own cache folder, never in the shared
 * temporary one that Node would take, and is not used where anybody else may write to it.
 */
export function keepCompiledCode(environment: NodeJS.ProcessEnv = process.env): void {
  try {
    const folder = join(cacheFolder(environment), 'sallyport', 'compiled');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOurs(folder)) enableCompileCache(folder);
  } catch {
    // No home, a full disk, a read-only one: then everything is compiled again, as without a cache.
  }
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const local = process.platform === 'win32' ? environment['LOCALAPPDATA'] : undefined;
  return environment['XDG_CACHE_HOME'] || local || join(homedir(), '.cache');
}

function isOurs(folder: string): boolean {
  const stats = lstatSync(folder);
  // On Windows the user's profile is guarded by its own access list, and modes say nothing.
  if (process.platform === 'win32') return stats.isDirectory();
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0;
}
