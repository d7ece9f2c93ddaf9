import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeEntry, TreeReader } from '@sallyport/gate';
import type { Sha256 } from '@sallyport/record';
import { systemCode, WorkspaceError } from '../errors.ts';
import type { Repository } from '../git/repository.ts';
import { workTreeOf } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { ENTRY_LIMIT } from './commit-tree.ts';
import { isNotUtf8, type LeftOut, type LeftOutTally, leftOutTally } from './left-out.ts';
import { checkNoLinkOnTheWay, isSafePath } from './safe-path.ts';
import { tooLarge, treeReader } from './tree-reader.ts';

/** Never part of a survey: git's own folder, and dependencies that other people wrote. */
const SKIPPED = new Set(['.git', 'node_modules']);
const DEPTH_LIMIT = 64;

/** A preview of what a commit would hold: tracked files and new ones that git does not ignore, as they lie on disk. */
export function workTree(repository: Repository): TreeReader {
  const root = workTreeOf(repository);
  return diskReader(root, () => listWorkTree(root));
}

/** A directory with an account of what its list does not hold. */
export interface PlainDirectory extends TreeReader {
  /** Asks git once; null where there is no repository around the directory, or none that git opens. */
  tracked(): Promise<ReadonlySet<string> | null>;
  /** What was passed by, beside `.git` and `node_modules`. */
  leftOut(): Promise<readonly LeftOut[]>;
}

/** Any directory, for surveys without git. `.git` and `node_modules` are left out, links are never followed. */
export function plainDirectory(directory: string): PlainDirectory {
  let tally = leftOutTally();
  let tracked: Promise<ReadonlySet<string> | null> | null = null;
  const reader = diskReader(directory, () => {
    tally = leftOutTally();
    return walk(directory, tally);
  });
  return {
    ...reader,
    tracked() {
      tracked ??= listTracked(directory);
      return tracked;
    },
    async leftOut() {
      await reader.list();
      return tally.list();
    },
  };
}

function diskReader(root: string, load: () => Promise<Map<string, TreeEntry>>): TreeReader {
  return treeReader<TreeEntry>({
    commit: null,
    load,
    bytes: (entry, limit) => readInside(root, entry, limit),
    async digest(entry) {
      if (entry.kind === 'symlink') return null;
      await checkNoLinkOnTheWay(root, entry.path);
      return fileDigest(join(root, entry.path));
    },
  });
}

/** SHA-256 of a file on disk without holding it, or null when it is gone. A link in its place is refused. */
export async function fileDigest(file: string): Promise<Sha256 | null> {
  const hash = createHash('sha256');
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    // The stream closes the handle when it ends or fails.
    for await (const chunk of handle.createReadStream()) hash.update(chunk);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return null;
    throw unreadable(file, cause);
  }
  return hash.digest('hex');
}

/** The first `limit` bytes at most; refuses longer files rather than cutting them. */
async function readInside(root: string, entry: TreeEntry, limit: number): Promise<Uint8Array | null> {
  const file = join(root, entry.path);
  await checkNoLinkOnTheWay(root, entry.path);
  try {
    if (entry.kind === 'symlink') return Buffer.from(await readlink(file), 'utf8');
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { size } = await handle.stat();
      // The file may have grown since it was listed.
      if (size > limit) throw tooLarge(entry.path, size, limit);
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await handle.read(bytes, 0, size, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof WorkspaceError) throw cause;
    if (systemCode(cause) === 'ENOENT') return null;
    throw unreadable(file, cause);
  }
}

/** Relative to the directory, as its walk has them. A file that git ignores lies on the disk and in no clone. */
async function listTracked(directory: string): Promise<ReadonlySet<string> | null> {
  const options = { cwd: directory, limit: 256 * 1024 * 1024, accept: [0, 128] };
  try {
    const { code, stdout } = await git(['ls-files', '-z', '--cached'], options);
    return code === 0 ? new Set(stdout.toString('utf8').split('\0').filter(Boolean)) : null;
  } catch (error) {
    // A survey goes without git; anything else that fails must not be taken for "nothing is committed".
    if (error instanceof WorkspaceError && error.code === 'GIT_MISSING') return null;
    throw error;
  }
}

async function listWorkTree(root: string): Promise<Map<string, TreeEntry>> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--full-name'];
  const { stdout } = await git(args, { cwd: root, limit: 256 * 1024 * 1024 });
  const paths = [...new Set(stdout.toString('utf8').split('\0'))].filter((path) => path !== '').sort();
  if (paths.length > ENTRY_LIMIT) throw tooMany(root);
  const entries = new Map<string, TreeEntry>();
  // Small groups keep the number of open requests bounded.
  for (let at = 0; at < paths.length; at += 64) {
    const group = paths.slice(at, at + 64);
    const found = await Promise.all(group.map((path) => entryAt(root, path.replace(/\/$/, ''))));
    for (const entry of found) if (entry !== null) entries.set(entry.path, entry);
  }
  return entries;
}

async function entryAt(root: string, path: string): Promise<TreeEntry | null> {
  if (!isSafePath(path)) return null;
  const there = await lstat(join(root, path)).catch(() => null);
  if (there === null) return null;
  if (there.isDirectory()) return { path, kind: 'submodule', size: null };
  if (there.isSymbolicLink()) return { path, kind: 'symlink', size: there.size };
  if (!there.isFile()) return null;
  return { path, kind: (there.mode & 0o111) === 0 ? 'file' : 'executable', size: there.size };
}

async function walk(directory: string, leftOut: LeftOutTally): Promise<Map<string, TreeEntry>> {
  const root = await realpath(directory).catch((cause: unknown) => {
    throw unreadable(directory, cause);
  });
  const entries = new Map<string, TreeEntry>();
  async function enter(folder: string, depth: number): Promise<void> {
    // A folder without read permission is left out of a survey, as it is out of the user's reach.
    const names = await readdir(join(root, folder), { withFileTypes: true }).catch(() => {
      leftOut.add(isNotUtf8(folder) ? 'name is not UTF-8' : 'closed folder', folder);
      return [];
    });
    names.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const found of names) {
      if (SKIPPED.has(found.name)) continue;
      const path = folder === '' ? found.name : `${folder}/${found.name}`;
      if (found.isDirectory()) {
        if (depth < DEPTH_LIMIT) await enter(path, depth + 1);
        else leftOut.add('too deep', path);
        continue;
      }
      const entry = await entryAt(root, path);
      if (entry === null) {
        leftOut.add(!isSafePath(path) ? 'unsafe name' : isNotUtf8(path) ? 'name is not UTF-8' : 'no plain file', path);
        continue;
      }
      if (entries.size >= ENTRY_LIMIT) throw tooMany(root);
      entries.set(path, entry);
    }
  }
  await enter('', 0);
  return entries;
}

function tooMany(root: string): WorkspaceError {
  const message = `${root} has more than ${ENTRY_LIMIT} files. Stand in the folder of the project itself.`;
  return new WorkspaceError('TREE_TOO_LARGE', message);
}

function unreadable(file: string, cause: unknown): WorkspaceError {
  if (systemCode(cause) === 'ELOOP') {
    return new WorkspaceError('PATH_UNSAFE', `${file} turned into a symbolic link; links are not followed.`, { cause });
  }
  const reason = systemCode(cause) ?? 'unknown reason';
  return new WorkspaceError('FILE_UNREADABLE', `${file} could not be read (${reason}). Check who may read it.`, {
    cause,
  });
}
