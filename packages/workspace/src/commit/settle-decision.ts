import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readRef } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { listWorktrees } from '../git/worktrees.ts';
import type { JournalEntry } from '../record-branch/journal.ts';
import { type NotedMove, removeStaleRefLocks } from '../record-branch/stale-git-locks.ts';
import { applyPlan, isUntouched, releasePlan, rollBack } from './apply-plan.ts';
import { lockIndex } from './index-lock.ts';
import { decodePlan, type MovePlan } from './move-plan.ts';

/**
 * Brings a decision's commit that was cut short to an end: completed where nobody has touched the files since, taken
 * back otherwise. Either way no state in between remains. Call with the record's lock held.
 * @returns false, and nothing done, where the entry holds no plan that this house writes.
 * @throws WorkspaceError INDEX_LOCKED while another git is at work there; the journal then keeps the entry.
 */
export async function settleDecision(repository: Repository, entry: JournalEntry, moved: NotedMove): Promise<boolean> {
  const whole = decodePlan(entry);
  if (whole === null) return false;
  await removeStaleRefLocks(repository, moved);
  await settlePlan(repository, whole);
  return true;
}

async function settlePlan(repository: Repository, whole: MovePlan): Promise<void> {
  const plan = { ...whole, worktrees: await stillThere(repository, whole) };
  if (plan.worktrees.every(({ files }) => files.length === 0) && plan.worktrees.length > 0) {
    // Cut short before anything was looked at, let alone changed: only our locks may be left.
    await releasePlan(plan);
    return;
  }
  for (const worktree of plan.worktrees) await lockIndex(worktree.gitDirectory, plan.token);
  try {
    const tip = await readRef(repository, plan.ref);
    // The ref moves last: once it stands at the new commit, all the rest was done before.
    if (
      tip !== plan.after &&
      plan.worktrees.length === whole.worktrees.length &&
      (await canComplete(repository, plan, tip))
    ) {
      await applyPlan(repository, plan, 'complete the decision that was cut short');
    } else if (tip !== plan.after) await rollBack(plan);
  } finally {
    await releasePlan(plan);
  }
}

async function canComplete(repository: Repository, plan: MovePlan, tip: string | null): Promise<boolean> {
  const checked = plan.worktrees.every(({ files }) => files.length > 0);
  if (!checked || tip !== plan.before || (await repository.objects.read(plan.after)) === null) return false;
  const holders = (await listWorktrees(repository.directory)).filter(
    (worktree) => worktree.branch === plan.ref && worktree.gitDirectory !== null,
  );
  const planned = new Set(plan.worktrees.map(({ gitDirectory }) => gitDirectory));
  if (holders.length !== planned.size || !holders.every(({ gitDirectory }) => planned.has(gitDirectory ?? '')))
    return false;
  const untouched = await Promise.all(plan.worktrees.map(isUntouched));
  return untouched.every(Boolean);
}

/**
 * The plan's work trees that are checkouts of this repository now; one that was removed since has nothing left to bring
 * in order. What a copied repository calls its work tree may be somebody else's: there git's own folder lies elsewhere.
 */
async function stillThere(repository: Repository, plan: MovePlan): Promise<MovePlan['worktrees']> {
  const common = await realpath(repository.commonDirectory);
  const own = new Set<string>();
  for (const { directory, gitDirectory, bare } of await listWorktrees(repository.directory)) {
    if (bare || gitDirectory === null) continue;
    const [folder, place] = await Promise.all([directory, gitDirectory].map(realPlace));
    const inside = place === common || (place !== null && dirname(place ?? '') === join(common, 'worktrees'));
    if (inside) own.add(`${folder}\0${place}`);
  }
  const present = await Promise.all(
    plan.worktrees.map(async ({ directory, gitDirectory }) => {
      const [folder, place] = await Promise.all([directory, gitDirectory].map(realPlace));
      return folder !== null && place !== null && own.has(`${folder}\0${place}`);
    }),
  );
  return plan.worktrees.filter((_, place) => present[place]);
}

async function realPlace(folder: string): Promise<string | null> {
  // What cannot be found is no work tree any more.
  return realpath(folder).catch(() => null);
}
