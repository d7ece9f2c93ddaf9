import { createHash } from 'node:crypto';
import type { TreeEntry, TreeReader } from '@sallyport/gate';
import { type Sha256, sha256 } from '@sallyport/record';
import { WorkspaceError } from '../errors.ts';
import type { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { isSafePath } from './safe-path.ts';
import { type TreeMemory, treeMemory } from './tree-memory.ts';
import { treeReader } from './tree-reader.ts';

export interface CommittedEntry extends TreeEntry {
  readonly id: string;
}

/** More entries than any project we know of, few enough to hold. */
export const ENTRY_LIMIT = 200_000;
const LISTING_LIMIT = 256 * 1024 * 1024;
/** Larger blobs are streamed through the digest. */
const STREAM_FROM = 1024 * 1024;
/** Bytes of small blobs that are kept, and what counts as small: several probes read the same documents. */
const KEPT = 8 * 1024 * 1024;
const SMALL = 256 * 1024;

/** The committed bytes of a commit. */
export interface CommittedTree extends TreeReader {
  /** Remembers for the next command what was listed and digested. */
  keep(): Promise<void>;
}

/** The committed bytes of a commit: no work tree, no filter, no attribute has a say. */
export function commitTree(repository: Repository, commit: string): CommittedTree {
  let remembering: Promise<TreeMemory> | null = null;
  let listed: ReadonlyMap<string, CommittedEntry> | null = null;
  let learned = false;
  const computed = new Map<string, Sha256>();
  const computing = new Map<string, Promise<Sha256 | null>>();
  const reading = new Map<string, Promise<Uint8Array | null>>();
  let kept = 0;

  function memory(): Promise<TreeMemory> {
    remembering ??= treeMemory(repository);
    return remembering;
  }

  async function bytes({ id, size }: CommittedEntry, limit: number): Promise<Uint8Array | null> {
    const known = reading.get(id);
    const large = size === null || size > Math.min(SMALL, limit);
    if (large || (known === undefined && kept + size > KEPT)) return await read(id, limit);
    // An object of its own for each who asks: readers tell by it where bytes came from, and two paths may hold the same.
    return (await (known ?? keepReading(id, size)))?.subarray() ?? null;
  }

  function keepReading(id: string, size: number): Promise<Uint8Array | null> {
    const whole = read(id, SMALL);
    kept += size;
    reading.set(id, whole);
    // Why it could not be read may pass.
    whole.catch(() => reading.delete(id));
    return whole;
  }

  async function read(id: string, limit: number): Promise<Uint8Array | null> {
    return (await repository.objects.read(id, limit))?.bytes ?? null;
  }

  async function compute(entry: CommittedEntry): Promise<Sha256 | null> {
    const before = (await memory()).digest(entry.id);
    if (before !== null) return before;
    const size = entry.size ?? 0;
    const whole = size < STREAM_FROM ? await bytes(entry, size) : null;
    const digest = size < STREAM_FROM ? whole && sha256(whole) : await streamDigest(repository, entry.id);
    if (digest === null) return null;
    learned = true;
    computed.set(entry.id, digest);
    return digest;
  }

  const reader = treeReader<CommittedEntry>({
    commit,
    async load() {
      listed = (await memory()).entries(commit);
      if (listed !== null) return listed;
      listed = await listTree(repository, commit);
      learned = true;
      return listed;
    },
    bytes,
    digest(entry) {
      const known = computing.get(entry.id) ?? compute(entry);
      computing.set(entry.id, known);
      return known;
    },
  });
  return {
    ...reader,
    async keep() {
      if (!learned || listed === null) return;
      await (await memory()).keep(commit, listed, computed);
      learned = false;
    },
  };
}

/** All entries of a commit or tree below its root. @throws WorkspaceError TREE_TOO_LARGE, PATH_UNSAFE. */
export async function listTree(repository: Repository, treeish: string): Promise<Map<string, CommittedEntry>> {
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', '--end-of-options', treeish];
  const { stdout } = await git(args, { cwd: repository.directory, limit: LISTING_LIMIT });
  const entries = new Map<string, CommittedEntry>();
  for (const record of stdout.toString('utf8').split('\0')) {
    if (record === '') continue;
    const tab = record.indexOf('\t');
    const [mode, , id, size] = record.slice(0, tab).split(/ +/);
    const path = record.slice(tab + 1);
    if (!isSafePath(path)) throw unsafe(path, treeish);
    entries.set(path, { path, kind: kindOf(mode ?? ''), size: size === '-' ? null : Number(size), id: id ?? '' });
    if (entries.size > ENTRY_LIMIT) throw tooMany(treeish);
  }
  return entries;
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '120000') return 'symlink';
  if (mode === '160000') return 'submodule';
  return mode === '100755' ? 'executable' : 'file';
}

async function streamDigest(repository: Repository, id: string): Promise<Sha256> {
  const hash = createHash('sha256');
  const options = { cwd: repository.directory, timeout: 600_000, onOutput: (chunk: Buffer) => hash.update(chunk) };
  await git(['cat-file', 'blob', id], options);
  return hash.digest('hex');
}

function unsafe(path: string, treeish: string): WorkspaceError {
  const message = `Commit ${treeish} holds the path ${JSON.stringify(path.slice(0, 200))}, which leaves the tree or`;
  return new WorkspaceError('PATH_UNSAFE', `${message} enters git's own folder. Nothing of this commit is read.`);
}

function tooMany(treeish: string): WorkspaceError {
  return new WorkspaceError('TREE_TOO_LARGE', `${treeish} has more than ${ENTRY_LIMIT} files, more than is read here.`);
}
