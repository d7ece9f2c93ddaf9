import { lstat, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Repository } from '../git/repository.ts';
import { listWorktrees } from '../git/worktrees.ts';

/** A move of a ref that a dead process of ours had noted. */
export interface NotedMove {
  readonly ref: string;
  /** The id that would have been written; null where only the remote knew it. */
  readonly after: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A git child of ours lives at most this long after its intent was noted. */
const CHILD_LIFE = 120_000;

/**
 * Removes the lock files that git left when it was killed during a move we had noted: the ref's own, and HEAD's where
 * HEAD is on it. A lock is ours only if it holds what that move would have written, was made just after the intent,
 * no process has it open, and it stays so for a moment. Anything else belongs to someone else and stays.
 */
export async function removeStaleRefLocks(repository: Repository, move: NotedMove): Promise<void> {
  const heads = (await listWorktrees(repository.directory))
    .filter((worktree) => worktree.branch === move.ref && worktree.gitDirectory !== null)
    .map((worktree) => join(worktree.gitDirectory ?? '', 'HEAD.lock'));
  for (const file of [join(repository.commonDirectory, `${move.ref}.lock`), ...heads]) {
    if (!(await looksLikeOurs(file, move))) continue;
    const before = await lstat(file).catch(() => null);
    await sleep(300);
    const after = await lstat(file).catch(() => null);
    if (before === null || after === null) continue;
    const same = before.ino === after.ino && before.mtimeMs === after.mtimeMs && before.size === after.size;
    if (same && (await looksLikeOurs(file, move)) && !(await isOpen(file))) await rm(file, { force: true });
  }
}

async function looksLikeOurs(file: string, move: NotedMove): Promise<boolean> {
  const stats = await lstat(file).catch(() => null);
  if (stats === null || !stats.isFile() || stats.size > 128) return false;
  // File systems round times, some to two seconds.
  if (stats.mtimeMs < move.at - 2000 || stats.mtimeMs > move.at + CHILD_LIFE) return false;
  const content = await readFile(file, 'utf8').catch(() => null);
  if (content === '') return true;
  const id = /^([0-9a-f]{40,64})\n?$/.exec(content ?? '')?.[1];
  return id !== undefined && (move.after === null || id === move.after);
}

/** Whether any process that we may look at has the file open; Linux only, elsewhere the other signs must do. */
async function isOpen(file: string): Promise<boolean> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      if ((await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')) === file) return true;
    }
  }
  return false;
}
