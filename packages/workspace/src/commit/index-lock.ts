import { copyFile, link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellWord, systemCode, WorkspaceError, whyNotWritten } from '../errors.ts';
import { git } from '../git/run.ts';
import { withoutFilters } from '../git/without-filters.ts';

/** What stands in an index at a path; null: nothing. */
export interface IndexEntry {
  readonly mode: string;
  readonly id: string;
}

/*
 * Git's own lock on an index is the file `index.lock`. We make it ourselves, with a token inside that our journal
 * knows, so that a lock left by a killed process of ours is told from anybody else's with certainty.
 */

/** @throws WorkspaceError INDEX_LOCKED where another git holds it. */
export async function lockIndex(gitDirectory: string, token: string): Promise<void> {
  const file = join(gitDirectory, 'index.lock');
  const temporary = join(gitDirectory, `index.sallyport-${token}.token`);
  try {
    await writeFile(temporary, `${token}\n`);
    // The lock appears with the token in it or not at all.
    await link(temporary, file);
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST' && (await holdsIndex(gitDirectory, token))) return;
    if (systemCode(cause) !== 'EEXIST') {
      const message = `Nothing can be committed, ${gitDirectory} cannot be written: ${whyNotWritten(cause)}`;
      throw new WorkspaceError('FILE_UNWRITABLE', message, { cause });
    }
    throw new WorkspaceError(
      'INDEX_LOCKED',
      `Another git command is at work in ${gitDirectory}. Nothing was changed. Wait for it; if none is running, it left ` +
        'its lock behind.',
      { command: `rm ${shellWord(file)}`, cause },
    );
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Gives the lock back; somebody else's stays. */
export async function unlockIndex(gitDirectory: string, token: string): Promise<void> {
  for (const ending of ['', '.lock', '.token']) {
    await rm(join(gitDirectory, `index.sallyport-${token}${ending}`), { force: true });
  }
  if (await holdsIndex(gitDirectory, token)) await rm(join(gitDirectory, 'index.lock'), { force: true });
}

async function holdsIndex(gitDirectory: string, token: string): Promise<boolean> {
  const content = await readFile(join(gitDirectory, 'index.lock'), 'utf8').catch(() => null);
  return content === `${token}\n`;
}

/** All entries of a work tree's index. Conflicts and entries that a sparse checkout leaves out have a `state`. */
export async function readIndex(
  directory: string,
): Promise<Map<string, IndexEntry & { readonly state: 'plain' | 'conflict' | 'sparse' }>> {
  const { stdout } = await git(['ls-files', '-s', '-t', '-z', '--full-name'], {
    cwd: directory,
    limit: 256 * 1024 * 1024,
  });
  const entries = new Map<string, IndexEntry & { readonly state: 'plain' | 'conflict' | 'sparse' }>();
  for (const line of stdout.toString('utf8').split('\0')) {
    const match = /^(\S) (\d+) ([0-9a-f]+) (\d)\t([\s\S]+)$/.exec(line);
    if (match === null) continue;
    const [, tag, mode = '', id = '', stage, path = ''] = match;
    const state = stage !== '0' ? 'conflict' : tag === 'S' ? 'sparse' : 'plain';
    entries.set(path, { mode, id, state });
  }
  return entries;
}

/**
 * Replaces these entries in a work tree's index and leaves every other as it is, staged work included. The caller
 * holds the index's lock under `token`.
 */
export async function rewriteIndex(
  worktree: { readonly directory: string; readonly gitDirectory: string },
  token: string,
  entries: ReadonlyMap<string, IndexEntry | null>,
): Promise<void> {
  const index = join(worktree.gitDirectory, 'index');
  const copy = join(worktree.gitDirectory, `index.sallyport-${token}`);
  await rm(`${copy}.lock`, { force: true });
  await copyIndex(index, copy);
  const zero = '0'.repeat([...entries.values()].find((entry) => entry !== null)?.id.length ?? 40);
  const lines = [...entries].map(([path, entry]) =>
    entry === null ? `0 ${zero}\t${path}\0` : `${entry.mode} ${entry.id} 0\t${path}\0`,
  );
  const env = { ...(await withoutFilters(worktree.directory)), GIT_INDEX_FILE: copy };
  await git(['update-index', '-z', '--index-info'], { cwd: worktree.directory, env, input: lines.join('') });
  await rename(copy, index);
}

/**
 * The copy keeps the time of the original: by it git knows which files may have changed in the very second in which the
 * index was written, and with a later one it would take such a change for committed.
 */
async function copyIndex(index: string, copy: string): Promise<void> {
  try {
    const { atime, mtime } = await stat(index);
    await copyFile(index, copy);
    await utimes(copy, atime, mtime);
  } catch (error) {
    // A checkout without an index stays one, but for our paths.
    if (systemCode(error) !== 'ENOENT') throw error;
    await rm(copy, { force: true });
  }
}
