import type { FileBundle } from '../record-branch/file-bundle.ts';
import type { JournalEntry } from '../record-branch/journal.ts';
import type { IndexEntry } from './index-lock.ts';

/** One path in one work tree: what stood there and what shall stand there; null: nothing. */
export interface PlannedFile {
  readonly path: string;
  readonly diskBefore: Uint8Array | null;
  readonly diskAfter: Uint8Array | null;
  readonly indexBefore: IndexEntry | null;
  readonly indexAfter: IndexEntry | null;
}

export interface PlannedWorktree {
  readonly directory: string;
  readonly gitDirectory: string;
  /** Empty until the index is locked and the files were checked. */
  readonly files: readonly PlannedFile[];
}

/** Everything a decision's commit is about to change, in both directions. */
export interface MovePlan {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  /** Marks our index locks and passing files. */
  readonly token: string;
  readonly worktrees: readonly PlannedWorktree[];
}

/** A plan as the journal keeps it. */
export function encodePlan(plan: MovePlan): FileBundle {
  const files = new Map<string, Uint8Array>();
  const worktrees = plan.worktrees.map((worktree, place) => ({
    directory: worktree.directory,
    gitDirectory: worktree.gitDirectory,
    files: worktree.files.map((file) => {
      if (file.diskBefore !== null) files.set(`${place}/before/${file.path}`, file.diskBefore);
      if (file.diskAfter !== null) files.set(`${place}/after/${file.path}`, file.diskAfter);
      return { path: file.path, indexBefore: file.indexBefore, indexAfter: file.indexAfter };
    }),
  }));
  const { ref, before, after, token } = plan;
  return { note: { kind: 'decision', ref, before, after, token, worktrees }, files };
}

/** The plan in a journal entry, which `encodePlan` wrote: entries with a wrong checksum never come this far. */
export function decodePlan(entry: JournalEntry): MovePlan {
  const note = entry.note as unknown as {
    ref: string;
    before: string;
    after: string;
    token: string;
    worktrees: {
      directory: string;
      gitDirectory: string;
      files: { path: string; indexBefore: IndexEntry | null; indexAfter: IndexEntry | null }[];
    }[];
  };
  return {
    ref: note.ref,
    before: note.before,
    after: note.after,
    token: note.token,
    worktrees: note.worktrees.map((worktree, place) => ({
      ...worktree,
      files: worktree.files.map((file) => ({
        ...file,
        diskBefore: entry.files.get(`${place}/before/${file.path}`) ?? null,
        diskAfter: entry.files.get(`${place}/after/${file.path}`) ?? null,
      })),
    })),
  };
}
