import { shellWord, WorkspaceError } from '../errors.ts';
import { objectId } from '../git/object-format.ts';
import type { Repository } from '../git/repository.ts';
import { readPlainFile } from './file-on-disk.ts';
import { readIndex } from './index-lock.ts';
import { isCrlfCopy, sameContent, withCrlf } from './line-ends.ts';
import type { PlannedFile, PlannedWorktree } from './move-plan.ts';

/** What a path shall become, and what may stand there until then. */
export interface TargetFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  /** Committed at the branch's tip; null: not there. */
  readonly tip: Uint8Array | null;
  /** As approved, where that differs from the tip. */
  readonly approved: Uint8Array | null;
  /** null: removed by the commit. */
  readonly after: Uint8Array | null;
}

/**
 * Looks at every path in a work tree whose index we have locked, and refuses where people's work would be lost.
 * @throws WorkspaceError WORK_IN_THE_WAY naming the first such file.
 */
export async function planWorktree(
  repository: Repository,
  worktree: { readonly directory: string; readonly gitDirectory: string },
  targets: readonly TargetFile[],
): Promise<PlannedWorktree> {
  const index = await readIndex(worktree.directory);
  const files: PlannedFile[] = [];
  for (const target of targets) {
    const allowed = [target.tip, target.approved, target.after];
    const entry = index.get(target.path) ?? null;
    const ids = allowed.flatMap((bytes) => (bytes === null ? [] : [objectId(repository.store.format, 'blob', bytes)]));
    // `git add -N` leaves the id of the empty blob behind: a path that is announced and holds nothing yet.
    const announced = target.tip === null && entry?.id === objectId(repository.store.format, 'blob', new Uint8Array());
    if (entry?.state === 'conflict') throw conflict(worktree.directory, target.path);
    if (entry?.state === 'sparse') throw leftOut(worktree.directory, target.path);
    if (entry === null ? target.tip !== null && target.after !== null : !ids.includes(entry.id) && !announced) {
      throw staged(worktree.directory, target.path);
    }
    const disk = await readPlainFile(worktree.directory, target.path);
    const known = allowed.filter((bytes) => bytes !== null);
    const matches =
      disk === null ? target.tip === null || target.after === null : known.some((bytes) => sameContent(disk, bytes));
    if (!matches) throw changed(worktree.directory, target.path);
    const crlf = disk !== null && known.some((bytes) => isCrlfCopy(disk, bytes));
    files.push({
      path: target.path,
      diskBefore: disk,
      diskAfter: target.after !== null && crlf ? withCrlf(target.after) : target.after,
      indexBefore: entry === null ? null : { mode: entry.mode, id: entry.id },
      indexAfter:
        target.after === null
          ? null
          : { mode: target.mode, id: objectId(repository.store.format, 'blob', target.after) },
    });
  }
  return { ...worktree, files };
}

function changed(directory: string, path: string): WorkspaceError {
  return new WorkspaceError(
    'WORK_IN_THE_WAY',
    `${path} in ${directory} has changes that are neither committed nor approved; the commit would overwrite them.`,
    { command: `git -C ${shellWord(directory)} diff HEAD -- ${shellWord(path)}` },
  );
}

function staged(directory: string, path: string): WorkspaceError {
  return new WorkspaceError(
    'WORK_IN_THE_WAY',
    `${path} in ${directory} is staged in a state that is neither committed nor approved. Unstage or commit it first.`,
    { command: `git -C ${shellWord(directory)} restore --staged -- ${shellWord(path)}` },
  );
}

function conflict(directory: string, path: string): WorkspaceError {
  const message = `${path} in ${directory} has a merge conflict. Resolve it first.`;
  return new WorkspaceError('WORK_IN_THE_WAY', message, { command: `git -C ${shellWord(directory)} status` });
}

function leftOut(directory: string, path: string): WorkspaceError {
  const message = `${path} is left out by the sparse checkout in ${directory}. Take it in first.`;
  return new WorkspaceError('WORK_IN_THE_WAY', message, {
    command: `git -C ${shellWord(directory)} sparse-checkout disable`,
  });
}
