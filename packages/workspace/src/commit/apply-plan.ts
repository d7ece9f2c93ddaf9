import { rm } from 'node:fs/promises';
import { moveRef } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { passingName, placeFile, readPlainFile } from './file-on-disk.ts';
import { type IndexEntry, readIndex, rewriteIndex, unlockIndex } from './index-lock.ts';
import type { MovePlan, PlannedFile, PlannedWorktree } from './move-plan.ts';

/** Work tree, then index, then ref: whoever looks in between sees at worst a change that is not committed yet. */
export async function applyPlan(repository: Repository, plan: MovePlan, message: string): Promise<void> {
  for (const worktree of plan.worktrees) {
    for (const file of worktree.files) {
      if (!sameBytes(file.diskBefore, file.diskAfter))
        await placeFile(worktree.directory, file.path, file.diskAfter, plan.token);
    }
  }
  for (const worktree of plan.worktrees) {
    const entries = new Map(worktree.files.map((file) => [file.path, file.indexAfter]));
    await rewriteIndex(worktree, plan.token, entries);
  }
  await moveRef(repository, plan.ref, plan.before, plan.after, `sallyport: ${message.split('\n')[0] ?? ''}`);
}

/** Whether every file and entry is still at its old or its new state, so that going on overwrites nobody's work. */
export async function isUntouched(worktree: PlannedWorktree): Promise<boolean> {
  const index = await readIndex(worktree.directory);
  for (const file of worktree.files) {
    const disk = await readPlainFile(worktree.directory, file.path).catch(() => undefined);
    if (disk === undefined) return false;
    if (!sameBytes(disk, file.diskBefore) && !sameBytes(disk, file.diskAfter)) return false;
    const entry = index.get(file.path) ?? null;
    if (!sameEntry(entry, file.indexBefore) && !sameEntry(entry, file.indexAfter)) return false;
  }
  return true;
}

/** Takes back what was applied and leaves alone what someone changed since. The caller holds the index locks. */
export async function rollBack(plan: MovePlan): Promise<void> {
  for (const worktree of plan.worktrees) {
    const index = await readIndex(worktree.directory);
    const entries = new Map<string, IndexEntry | null>();
    for (const file of worktree.files) {
      if (await mustReturn(worktree, file)) await placeFile(worktree.directory, file.path, file.diskBefore, plan.token);
      const applied = sameEntry(index.get(file.path) ?? null, file.indexAfter);
      if (applied && !sameEntry(file.indexBefore, file.indexAfter)) entries.set(file.path, file.indexBefore);
    }
    if (entries.size > 0) await rewriteIndex(worktree, plan.token, entries);
  }
}

/** Gives back the index locks and removes files that a write was passing through. */
export async function releasePlan(plan: MovePlan): Promise<void> {
  for (const worktree of plan.worktrees) {
    for (const { path } of worktree.files) {
      await rm(passingName(worktree.directory, path, plan.token), { force: true }).catch(() => undefined);
    }
    await unlockIndex(worktree.gitDirectory, plan.token);
  }
}

async function mustReturn(worktree: PlannedWorktree, file: PlannedFile): Promise<boolean> {
  if (sameBytes(file.diskBefore, file.diskAfter)) return false;
  const disk = await readPlainFile(worktree.directory, file.path).catch(() => undefined);
  return disk !== undefined && sameBytes(disk, file.diskAfter);
}

function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return Buffer.compare(one, other) === 0;
}

function sameEntry(one: IndexEntry | null, other: IndexEntry | null): boolean {
  return one?.id === other?.id && one?.mode === other?.mode;
}
