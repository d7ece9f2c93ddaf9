import type { FileBundle } from '../record-branch/file-bundle.ts';
import type { JournalEntry } from '../record-branch/journal.ts';
import { RECORD_REF } from '../record-branch/record-ref.ts';
import { isSafePath } from '../tree/safe-path.ts';
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

/**
 * The plan in a journal entry, or null where `encodePlan` cannot have written it: paths stay in their work tree and out
 * of git's folder, the ref is a branch but not the record's, and token, ids and modes are what git takes for such.
 */
export function decodePlan(entry: JournalEntry): MovePlan | null {
  const { ref, before, after, token, worktrees } = entry.note;
  if (typeof ref !== 'string' || !ref.startsWith('refs/heads/') || !isSafePath(ref) || ref === RECORD_REF) return null;
  if (!isId(before) || !isId(after) || !matches(token, /^[0-9a-f]{24}$/) || !Array.isArray(worktrees)) return null;
  const planned = (worktrees as unknown[]).map((worktree, place) => decodeWorktree(entry, worktree, place));
  if (!planned.every((worktree) => worktree !== null)) return null;
  return { ref, before, after, token, worktrees: planned };
}

function decodeWorktree(entry: JournalEntry, value: unknown, place: number): PlannedWorktree | null {
  const { directory, gitDirectory, files } = fieldsOf(value);
  if (typeof directory !== 'string' || typeof gitDirectory !== 'string' || !Array.isArray(files)) return null;
  const planned = (files as unknown[]).map((file) => decodeFile(entry, file, place));
  return planned.every((file) => file !== null) ? { directory, gitDirectory, files: planned } : null;
}

function decodeFile(entry: JournalEntry, value: unknown, place: number): PlannedFile | null {
  const { path, indexBefore, indexAfter } = fieldsOf(value);
  if (typeof path !== 'string' || !isSafePath(path) || !isEntry(indexBefore) || !isEntry(indexAfter)) return null;
  const diskBefore = entry.files.get(`${place}/before/${path}`) ?? null;
  const diskAfter = entry.files.get(`${place}/after/${path}`) ?? null;
  return { path, diskBefore, diskAfter, indexBefore, indexAfter };
}

function isEntry(value: unknown): value is IndexEntry | null {
  if (value === null) return true;
  const { mode, id } = fieldsOf(value);
  return matches(mode, /^[0-7]{6}$/) && isId(id);
}

function isId(value: unknown): value is string {
  return matches(value, /^([0-9a-f]{40}|[0-9a-f]{64})$/);
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
