import { WorkspaceError } from '../errors.ts';
import { editTree, type TreeChange, type TreeTarget } from '../git/edit-tree.ts';
import { encodeCommit } from '../git/object-format.ts';
import { moveRef } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { listWorktrees } from '../git/worktrees.ts';
import { writeObject } from '../git/write-object.ts';
import { clearIntent, noteIntent } from './journal.ts';
import { packWhenDue } from './pack.ts';
import { RECORD_REF, type RecordChanges } from './record-ref.ts';

export interface RecordTip {
  readonly commit: string | null;
  readonly tree: string | null;
}

export interface RecordCommit {
  readonly changes: RecordChanges;
  readonly present: TreeTarget['present'];
  /** Further parents beside the tip: what is merged. */
  readonly merged: readonly string[];
  readonly message: string;
}

/** Nobody in particular: who did what is in the signed statements, never in the commit around them. */
const IDENTITY = { name: 'sallyport', email: 'record@sallyport.dev' };

/** Where the record branch stands now. */
export async function recordTip(repository: Repository): Promise<RecordTip> {
  const commit = await repository.objects.read(`${RECORD_REF}^{commit}`);
  if (commit === null) return { commit: null, tree: null };
  const tree = /^tree ([0-9a-f]+)\n/.exec(commit.bytes.toString('latin1', 0, 80))?.[1] ?? null;
  return { commit: commit.id, tree };
}

/**
 * Commits changes on top of `tip` and moves the record branch. Call with the lock held. No index, work tree or stash
 * is involved. Returns the new tip, which is `tip` itself where nothing changed.
 * @throws WorkspaceError REF_MOVED when someone without our lock moved the branch, BRANCH_IN_THE_WAY.
 */
export async function commitRecord(repository: Repository, tip: RecordTip, commit: RecordCommit): Promise<RecordTip> {
  await checkNotCheckedOut(repository);
  const { store, objects: reader } = repository;
  const changes = new Map<string, TreeChange | null>();
  for (const [path, bytes] of commit.changes) {
    changes.set(path, bytes === null ? null : { mode: '100644', id: await writeObject(store, 'blob', bytes) });
  }
  const tree = await editTree({ reader, store, present: commit.present }, tip.tree, changes);
  if (tree === tip.tree && commit.merged.length === 0) return tip;
  const parents = tip.commit === null ? commit.merged : [tip.commit, ...commit.merged];
  const time = Math.floor(Date.now() / 1000);
  const bytes = encodeCommit({ tree, parents, author: IDENTITY, time, message: commit.message });
  const id = await writeObject(store, 'commit', bytes);
  await moveRecord(repository, tip.commit, id, commit.message);
  await packWhenDue(repository, id);
  return { commit: id, tree };
}

/** Moves the record branch under a noted intent, so that a lock file git leaves behind can be told as ours. */
export async function moveRecord(
  repository: Repository,
  before: string | null,
  after: string,
  why: string,
): Promise<void> {
  const intent = await noteIntent(
    repository,
    { note: { kind: 'ref', ref: RECORD_REF, after }, files: new Map() },
    false,
  );
  try {
    await moveRef(repository, RECORD_REF, before, after, `sallyport: ${why.split('\n')[0] ?? ''}`);
  } finally {
    await clearIntent(repository, intent);
  }
}

async function checkNotCheckedOut(repository: Repository): Promise<void> {
  const worktrees = await listWorktrees(repository.directory);
  const there = worktrees.find((worktree) => worktree.branch === RECORD_REF);
  if (there === undefined) return;
  throw new WorkspaceError(
    'BRANCH_IN_THE_WAY',
    `The record's own branch is checked out in ${there.directory}, and writing would make that work tree look changed.`,
    { command: `git -C ${JSON.stringify(there.directory)} switch --detach` },
  );
}
