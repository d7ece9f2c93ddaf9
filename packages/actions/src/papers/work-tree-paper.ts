import { gitText, type Repository, readPlainFile, writePlainFile } from '@sallyport/workspace';

/** Papers that people have open in this work tree, by path; null where nothing stands yet. */
export type OpenPapers = ReadonlyMap<string, Uint8Array | null>;

/**
 * Papers are edited where the named branch is checked out. Where it is checked out nowhere, drafts that lie here
 * untracked (as init leaves them, and as they follow when somebody switches to another branch) are what people edit.
 * Throws WORK_IN_THE_WAY for a link or a folder in a paper's place.
 */
export async function openPapers(
  repository: Repository,
  branch: string,
  paths: readonly string[],
): Promise<OpenPapers> {
  const top = repository.topLevel;
  if (top === null) return new Map();
  const here = repository.head.kind === 'branch' && repository.head.branch === branch;
  const drafts = here ? paths : await untracked(repository, top, branch, paths);
  const open = await Promise.all(drafts.map(async (path) => [path, await readPlainFile(top, path)] as const));
  return new Map(here ? open : open.filter(([, bytes]) => bytes !== null));
}

async function untracked(
  repository: Repository,
  top: string,
  branch: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const ref = `refs/heads/${branch}`;
  const elsewhere = await gitText(['for-each-ref', '--format=%(worktreepath)', ref], { cwd: repository.directory });
  if (elsewhere.trim() !== '') return [];
  const tracked = new Set((await gitText(['ls-files', '-z', '--', ...paths], { cwd: top })).split('\0'));
  return paths.filter((path) => !tracked.has(path));
}

/** Writes a paper in one step; paths come from a gate file that was parsed strictly. */
export async function writePaper(repository: Repository, path: string, bytes: Uint8Array): Promise<void> {
  if (repository.topLevel !== null) await writePlainFile(repository.topLevel, path, bytes);
}

/**
 * After the commit: drafts that lay untracked beside another branch are removed where their text is in the commit, or
 * git would refuse to switch to it. Returns the paths of those that say something else, which stay.
 */
export async function leaveToBranch(
  repository: Repository,
  branch: string,
  committed: ReadonlyMap<string, readonly Uint8Array[]>,
): Promise<{ readonly removed: readonly string[]; readonly kept: readonly string[] }> {
  const top = repository.topLevel;
  if (top === null || (repository.head.kind === 'branch' && repository.head.branch === branch))
    return { removed: [], kept: [] };
  const removed: string[] = [];
  const kept: string[] = [];
  for (const [path, bytes] of await openPapers(repository, branch, [...committed.keys()])) {
    const same = committed.get(path)?.some((known) => bytes !== null && Buffer.compare(known, bytes) === 0);
    if (same) await writePlainFile(top, path, null);
    (same ? removed : kept).push(path);
  }
  return { removed, kept };
}
