import { shellWord, WorkspaceError } from '../errors.ts';
import { editTree, type TreeChange } from '../git/edit-tree.ts';
import type { Identity } from '../git/object-format.ts';
import { readRef } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { listWorktrees } from '../git/worktrees.ts';
import { writeObject } from '../git/write-object.ts';
import { sshKeygenSigner } from '../keys/ssh-keygen-signer.ts';
import { clearIntent, noteIntent, replaceIntent } from '../record-branch/journal.ts';
import { type LockOptions, withLock } from '../record-branch/lock.ts';
import { recoverHeld } from '../record-branch/recover.ts';
import { listTree } from '../tree/commit-tree.ts';
import { checkSafePath } from '../tree/safe-path.ts';
import { applyPlan, releasePlan, rollBack } from './apply-plan.ts';
import { newToken } from './file-on-disk.ts';
import { lockIndex } from './index-lock.ts';
import { encodePlan, type MovePlan } from './move-plan.ts';
import { planWorktree, type TargetFile } from './plan-worktree.ts';
import { writeSignedCommit } from './signed-commit.ts';

export interface DecisionCommit extends LockOptions {
  readonly branch: string;
  /** The whole message. Git's one line feed at the end is all that is added. */
  readonly message: string;
  /** Paths to the bytes they get; null removes. */
  readonly files: ReadonlyMap<string, Uint8Array | null>;
  /** Bytes that may stand uncommitted on these paths, since people approved them; null says nothing. */
  readonly approved: ReadonlyMap<string, Uint8Array | null>;
  /** What `sshKeygenSigner` takes. */
  readonly key: string;
  readonly identity: Identity;
  /** Content of an allowed_signers file that must hold the key; null asks no one. */
  readonly allowedSigners: Uint8Array | null;
}

const FILE_LIMIT = 64 * 1024 * 1024;

/**
 * Makes the one commit of a decision on the named branch and returns its id. Where the branch is checked out, in any
 * linked work tree, these paths are brought along there and in its index; everything else that is staged, changed,
 * untracked or stashed stays as it is. A crash at any moment leaves the state before or, after `recover`, after.
 * @throws WorkspaceError BRANCH_MISSING, OPERATION_IN_PROGRESS, WORK_IN_THE_WAY, INDEX_LOCKED, REF_MOVED,
 * KEY_NOT_ALLOWED, PATH_UNSAFE, RECORD_LOCKED, and what signing throws.
 */
export async function commitDecision(repository: Repository, decision: DecisionCommit): Promise<string> {
  for (const path of decision.files.keys()) checkSafePath(path, "the decision's files");
  const signer = await sshKeygenSigner(decision.key);
  return withLock(repository, decision, async () => {
    await recoverHeld(repository);
    const ref = `refs/heads/${decision.branch}`;
    const before = await readRef(repository, ref);
    if (before === null) throw missing(decision.branch);
    const holders = await checkoutsOf(repository, ref);
    const targets = await targetFiles(repository, before, decision);
    const tree = await decisionTree(repository, before, targets);
    const time = Math.floor(Date.now() / 1000);
    const content = { tree, parents: [before], author: decision.identity, time, message: decision.message };
    const after = await writeSignedCommit(repository, content, signer, decision.allowedSigners);
    const worktrees = holders.map((holder) => ({ ...holder, files: [] }));
    await move(repository, { ref, before, after, token: newToken(), worktrees }, targets, decision.message);
    return after;
  });
}

/** Locks, looks, notes the intent, and moves; takes everything back where a step fails. */
async function move(
  repository: Repository,
  begun: MovePlan,
  targets: readonly TargetFile[],
  message: string,
): Promise<void> {
  const intent = await noteIntent(repository, encodePlan(begun), true);
  let plan = begun;
  try {
    for (const worktree of begun.worktrees) await lockIndex(worktree.gitDirectory, begun.token);
    const worktrees = [];
    for (const worktree of begun.worktrees) worktrees.push(await planWorktree(repository, worktree, targets));
    plan = { ...begun, worktrees };
    await replaceIntent(repository, intent, encodePlan(plan), true);
    await applyPlan(repository, plan, message);
  } catch (error) {
    // Should taking back fail too (a full disk), the intent stays noted and the next command tries again.
    if ((await readRef(repository, plan.ref)) !== plan.after) await rollBack(plan);
    await finish(repository, plan, intent);
    throw error;
  }
  await finish(repository, plan, intent);
}

async function finish(repository: Repository, plan: MovePlan, intent: string): Promise<void> {
  await releasePlan(plan);
  await clearIntent(repository, intent);
}

/** Work trees that have the branch checked out. @throws WorkspaceError OPERATION_IN_PROGRESS. */
async function checkoutsOf(
  repository: Repository,
  ref: string,
): Promise<{ readonly directory: string; readonly gitDirectory: string }[]> {
  const holders = [];
  for (const worktree of await listWorktrees(repository.directory)) {
    if (worktree.bare || worktree.gitDirectory === null) continue;
    const concerned = worktree.branch === ref || worktree.busyBranch === ref;
    if (concerned && worktree.operation !== null) throw busy(worktree.operation, worktree.directory);
    if (worktree.branch === ref) holders.push({ directory: worktree.directory, gitDirectory: worktree.gitDirectory });
  }
  return holders;
}

async function targetFiles(repository: Repository, tip: string, decision: DecisionCommit): Promise<TargetFile[]> {
  const entries = await listTree(repository, tip);
  const targets: TargetFile[] = [];
  for (const [path, after] of decision.files) {
    const entry = entries.get(path);
    if (entry !== undefined && entry.kind !== 'file' && entry.kind !== 'executable') throw notAFile(path, entry.kind);
    const present = entry === undefined ? null : await repository.objects.read(entry.id, FILE_LIMIT);
    targets.push({
      path,
      mode: entry?.kind === 'executable' ? '100755' : '100644',
      tip: present?.bytes ?? null,
      approved: decision.approved.get(path) ?? null,
      after,
    });
  }
  return targets;
}

async function decisionTree(repository: Repository, tip: string, targets: readonly TargetFile[]): Promise<string> {
  const { store, objects: reader } = repository;
  const changes = new Map<string, TreeChange | null>();
  for (const { path, mode, after } of targets) {
    changes.set(path, after === null ? null : { mode, id: await writeObject(store, 'blob', after) });
  }
  const base = await reader.read(`${tip}^{tree}`);
  return editTree({ reader, store, present: 'replaced' }, base?.id ?? null, changes);
}

function missing(branch: string): WorkspaceError {
  const message = `The branch ${branch}, on which the decision is committed, is not in this clone.`;
  return new WorkspaceError('BRANCH_MISSING', message, { command: `git switch ${shellWord(branch)}` });
}

function busy(operation: string, directory: string): WorkspaceError {
  const message = `A ${operation} is not finished in ${directory}, on the branch of the decision. Finish or abort it first.`;
  return new WorkspaceError('OPERATION_IN_PROGRESS', message, { command: `git -C ${shellWord(directory)} status` });
}

function notAFile(path: string, kind: string): WorkspaceError {
  const message = `${path} is a ${kind} on the branch, where the commit needs a plain file. Replace it first.`;
  return new WorkspaceError('WORK_IN_THE_WAY', message);
}
