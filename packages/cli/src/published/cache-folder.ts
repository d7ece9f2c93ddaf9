import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, sep } from 'node:path';

/**
 * Where compiled code of this build is kept, made if need be; null where it cannot be, or must not. Whoever can write
 * there decides what runs here. So it stands in the user's own cache folder, open to nobody else, and never in a place
 * that came with a project: below the current directory, or inside any work tree. Off with
 * NODE_DISABLE_COMPILE_CACHE=1, as Node's own such cache is.
 */
export function cacheFolder(build: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment['NODE_DISABLE_COMPILE_CACHE']) return null;
  try {
    const folder = join(usersCache(environment), 'sallyport', 'compiled', build);
    if (!isAbsolute(folder) || cameWithProject(folder)) return null;
    const known = nearest(folder);
    // Whoever works as root in somebody else's home leaves nothing there that its owner cannot remove.
    if (known !== folder && process.getuid?.() === 0 && lstatSync(known).uid !== 0) return null;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOurs(folder) ? folder : null;
  } catch {
    // No home, a full disk, a read-only one: then everything is compiled again, as without a cache.
    return null;
  }
}

function usersCache(environment: NodeJS.ProcessEnv): string {
  const local = process.platform === 'win32' ? environment['LOCALAPPDATA'] : undefined;
  const asked = environment['XDG_CACHE_HOME'];
  // The XDG specification has relative paths ignored.
  return (asked && isAbsolute(asked) ? asked : undefined) || local || join(homedir(), '.cache');
}

/** A checkout belongs to the caller like a folder of their own, and a hostile project may bring one that looks like ours. */
function cameWithProject(folder: string): boolean {
  const here = process.cwd();
  if (here !== homedir() && `${folder}${sep}`.startsWith(here.endsWith(sep) ? here : `${here}${sep}`)) return true;
  for (let place = folder; dirname(place) !== place; place = dirname(place))
    if (existsSync(join(place, '.git'))) return true;
  return false;
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function isOurs(folder: string): boolean {
  const stats = lstatSync(folder);
  // On Windows the user's profile is guarded by its own access list, and modes say nothing.
  if (process.platform === 'win32') return stats.isDirectory();
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o077) === 0;
}
