import { WorkspaceError } from '../errors.ts';
import { objectId } from '../git/object-format.ts';
import type { Repository } from '../git/repository.ts';
import { listTree } from '../tree/commit-tree.ts';
import { recordRefHere } from './adopt-tracked.ts';
import { readRecordCache, writeRecordCache } from './record-cache.ts';
import type { RecordFiles } from './record-ref.ts';

export interface RecordBranch {
  /** null: there is no record there yet. */
  readonly commit: string | null;
  readonly tree: string | null;
  readonly files: RecordFiles;
}

/** A single statement or blob; the record floor has stricter limits of its own. */
const FILE_LIMIT = 16 * 1024 * 1024;
const TOTAL_LIMIT = 256 * 1024 * 1024;
/** Below this many new files, reading them again next time costs less than writing the cache. */
const CACHE_AFTER = 24;

/** The record's files; empty where there is none. See `readRecord`. */
export async function readRecordFiles(repository: Repository, ref?: string, folder = ''): Promise<RecordFiles> {
  return (await readRecord(repository, ref, folder)).files;
}

/**
 * The same of the record branch, from git's objects alone. Who verifies a record that came with its repository cannot
 * take a cache for it that came along: that may hold another record than the branch.
 */
export async function readRecordObjects(repository: Repository): Promise<RecordFiles> {
  return (await readRecord(repository, undefined, '', false)).files;
}

/**
 * Reads a whole record: by default from the local branch, or in a fresh clone from the tracked one. `folder` reads the copy inside another branch, such as `.sallyport`.
 * @throws WorkspaceError TREE_TOO_LARGE, FILE_TOO_LARGE, PATH_UNSAFE, GIT_OBJECT_CORRUPT.
 */
export async function readRecord(
  repository: Repository,
  ref?: string,
  folder = '',
  cached: boolean = folder === '',
): Promise<RecordBranch> {
  const name = ref ?? (await recordRefHere(repository));
  const commit = await repository.objects.read(`${name}^{commit}`);
  if (commit === null) return { commit: null, tree: null, files: new Map() };
  const tree = await repository.objects.read(folder === '' ? `${commit.id}^{tree}` : `${commit.id}:${folder}`);
  if (tree === null || tree.type !== 'tree') return { commit: commit.id, tree: null, files: new Map() };
  const files = new Map(await readTreeFiles(repository, tree.id, cached));
  // The copy has attributes of its own, so that git never converts it; they are no part of the record.
  if (folder !== '') files.delete('.gitattributes');
  return { commit: commit.id, tree: tree.id, files };
}

async function readTreeFiles(repository: Repository, tree: string, cached: boolean): Promise<RecordFiles> {
  const cache = cached ? await readRecordCache(repository) : null;
  if (cache?.tree === tree) return cache.files;
  const entries = await listTree(repository, tree);
  const known = new Map<string, Uint8Array>();
  if (cache !== null) {
    for (const bytes of cache.files.values()) known.set(objectId(repository.store.format, 'blob', bytes), bytes);
  }
  let total = 0;
  let fresh = 0;
  const loading = [...entries.values()].map(async (entry): Promise<[string, Uint8Array]> => {
    if (entry.kind === 'symlink' || entry.kind === 'submodule') throw notAFile(entry.path);
    total += entry.size ?? 0;
    if (total > TOTAL_LIMIT) throw tooLarge();
    const before = known.get(entry.id);
    if (before !== undefined) return [entry.path, before];
    fresh += 1;
    const blob = await repository.objects.read(entry.id, FILE_LIMIT);
    if (blob === null) throw missing(entry.path);
    return [entry.path, blob.bytes];
  });
  const files = new Map(await Promise.all(loading));
  if (cached && fresh >= CACHE_AFTER) await writeRecordCache(repository, tree, files);
  return files;
}

function notAFile(path: string): WorkspaceError {
  return new WorkspaceError(
    'PATH_UNSAFE',
    `${path} in the record is a link or a submodule; a record has plain files only.`,
  );
}

function tooLarge(): WorkspaceError {
  const message = `The record has more than ${TOTAL_LIMIT} bytes; a whole phase stays under 20 MiB.`;
  return new WorkspaceError('TREE_TOO_LARGE', message);
}

function missing(path: string): WorkspaceError {
  const message = `${path} is listed in the record, but its object is missing. Fetch the record again.`;
  return new WorkspaceError('GIT_OBJECT_CORRUPT', message, { command: 'git fsck' });
}
