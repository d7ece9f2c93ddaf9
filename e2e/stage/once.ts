import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hermeticHomeVariable } from '../../scripts/hermetic/environment.ts';

const pause = 200;

/**
 * Builds a folder once for all test files of a run, which run in several processes: the first one builds, the others
 * wait for it. The folder goes with the temporary home of the run; nobody may change it, so take a copy.
 */
export async function once(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const home = process.env[hermeticHomeVariable];
  if (home === undefined) throw new Error('Shared folders live in the temporary home that vitest.config.ts makes.');
  const shared = join(home, 'shared');
  const folder = join(shared, name);
  const marks = { owner: `${folder}.owner`, done: `${folder}.done`, failed: `${folder}.failed` };
  mkdirSync(shared, { recursive: true });
  if (claims(marks.owner)) {
    try {
      mkdirSync(folder);
      await build(folder);
      writeFileSync(marks.done, '');
    } catch (error) {
      writeFileSync(marks.failed, error instanceof Error ? error.message : String(error));
      throw error;
    }
    return folder;
  }
  while (!existsSync(marks.done)) {
    if (existsSync(marks.failed)) throw new Error(`${name} could not be built: ${readFileSync(marks.failed, 'utf8')}`);
    if (isGone(marks.owner)) throw new Error(`${name} was not built: the process that began it is gone.`);
    await sleep(pause);
  }
  return folder;
}

function claims(owner: string): boolean {
  try {
    writeFileSync(owner, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A file that was claimed a moment ago may still be empty; then its owner is alive. */
function isGone(owner: string): boolean {
  const pid = Number(readFileSync(owner, 'utf8'));
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
