import type { TreeEntry, TreeReader } from '@sallyport/gate';
import { type Sha256, sha256 } from '@sallyport/record';
import { WorkspaceError } from '../errors.ts';
import { linkTarget, normalPath } from './safe-path.ts';

/** Where the bytes of a listed tree come from. */
export interface TreeSource<Entry extends TreeEntry> {
  readonly commit: string | null;
  load(): Promise<ReadonlyMap<string, Entry>>;
  /** The bytes of a file, or a link's target. */
  bytes(entry: Entry, limit: number): Promise<Uint8Array | null>;
  /** The digest without holding the bytes, where the source can; null leaves it to `bytes`. */
  digest(entry: Entry): Promise<Sha256 | null>;
}

/** 8 MiB: more than any document or Compose file, less than an installer. */
const READ_LIMIT = 8 * 1024 * 1024;
/** As many as Linux follows inside one look-up is 40; people need one or two. */
const LINK_LIMIT = 8;

/** A `TreeReader` over a source; the list is loaded once, on first use. */
export function treeReader<Entry extends TreeEntry>(source: TreeSource<Entry>): TreeReader {
  let loading: Promise<{ entries: ReadonlyMap<string, Entry>; folded: ReadonlyMap<string, string> }> | null = null;

  function load(): NonNullable<typeof loading> {
    loading ??= source.load().then((entries) => ({ entries, folded: foldPaths(entries.keys()) }));
    return loading;
  }

  /** The file a path leads to, over links inside the tree. */
  async function follow(path: string): Promise<Entry | null> {
    const { entries } = await load();
    let at = normalPath(path);
    for (let hops = 0; at !== null && hops <= LINK_LIMIT; hops += 1) {
      const entry = entries.get(at);
      if (entry === undefined || entry.kind === 'submodule') return null;
      if (entry.kind !== 'symlink') return entry;
      const target = await source.bytes(entry, 4096);
      if (target === null) return null;
      const next = linkTarget(at, Buffer.from(target).toString('utf8'));
      if (next === null) throw leadsOut(at);
      at = next;
    }
    return null;
  }

  return {
    commit: source.commit,
    async list() {
      return [...(await load()).entries.values()];
    },
    async find(path) {
      const plain = normalPath(path);
      if (plain === null) return null;
      const { entries, folded } = await load();
      if (entries.has(plain)) return { path: plain, exact: true };
      const other = folded.get(foldCase(plain));
      return other === undefined ? null : { path: other, exact: false };
    },
    async read(path, limit = READ_LIMIT) {
      const entry = await follow(path);
      if (entry === null) return null;
      if (entry.size !== null && entry.size > limit) throw tooLarge(entry.path, entry.size, limit);
      return source.bytes(entry, limit);
    },
    async sha256(path) {
      const entry = await follow(path);
      if (entry === null) return null;
      const known = await source.digest(entry);
      if (known !== null) return known;
      const bytes = await source.bytes(entry, entry.size ?? READ_LIMIT);
      return bytes === null ? null : sha256(bytes);
    },
  };
}

/** One spelling per path in any letter case; of several, the first in byte order, so that every machine agrees. */
function foldPaths(paths: Iterable<string>): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  for (const path of paths) {
    const key = foldCase(path);
    const present = folded.get(key);
    if (present === undefined || path < present) folded.set(key, path);
  }
  return folded;
}

function foldCase(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

export function tooLarge(path: string, size: number, limit: number): WorkspaceError {
  return new WorkspaceError('FILE_TOO_LARGE', `${path} has ${size} bytes; at most ${limit} are read here.`);
}

function leadsOut(path: string): WorkspaceError {
  const message = `${path} is a symbolic link that leads out of the tree. Replace it by the file itself.`;
  return new WorkspaceError('PATH_UNSAFE', message);
}
