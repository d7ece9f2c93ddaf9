import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listTree, type Repository } from '@sallyport/workspace';

const largest = 32 * 1024 * 1024;

/** The bytes of a paper or the gate file, or why there are none: the end of a sentence that begins with "it". */
export type Beside = { readonly bytes: Uint8Array } | { readonly why: string };

/** How papers and the gate file are read beside the record. */
export type Papers = (path: string) => Promise<Beside>;

/**
 * Paths come from the record, so whoever may sign could name any. Each name on the way must be an entry of its folder,
 * which `..` and the root are not, and no link: so none leads out of the directory.
 */
export function papersInDirectory(directory: string): Papers {
  return async (path) => {
    const names = path.split('/');
    let at = directory;
    for (const [index, name] of names.entries()) {
      const last = index === names.length - 1;
      const found = entryIn(at, name, last);
      if ('why' in found) return found;
      at = join(at, name);
    }
    return readPlain(at);
  };
}

/** By exact name, on every system: where letter case is ignored, another name would be read as this one. */
function entryIn(folder: string, name: string, last: boolean): { readonly why: string } | { readonly found: true } {
  const entries = readdirSync(folder, { withFileTypes: true });
  const entry = entries.find((each) => each.name === name);
  const other = entries.find((each) => each.name !== name && each.name.toLowerCase() === name.toLowerCase());
  if (!entry) return { why: other ? `is not there, and ${other.name} is another name` : 'is not there' };
  if (last && other) return { why: `has ${other.name} beside it, which many systems take for the same file` };
  if (entry.isSymbolicLink()) return { why: last ? 'is a link' : 'lies behind a link' };
  if (last ? !entry.isFile() : !entry.isDirectory()) return { why: 'is not there' };
  return { found: true };
}

function readPlain(path: string): Beside {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return { why: 'is no plain file' };
    return found.size > largest ? { why: `has more than ${largest} bytes` } : { bytes: readFileSync(file) };
  } finally {
    closeSync(file);
  }
}

/** As committed. Listed by git anew: what an earlier command remembered of a commit may have come with the repository. */
export async function papersAtCommit(repository: Repository, commit: string): Promise<Papers> {
  const entries = await listTree(repository, commit);
  return async (path) => {
    const entry = entries.get(path);
    const other = [...entries.keys()].find((each) => each !== path && each.toLowerCase() === path.toLowerCase());
    if (entry && other) return { why: `has ${other} beside it, which many systems take for the same file` };
    if (!entry) return { why: 'is not there' };
    if (entry.kind !== 'file' && entry.kind !== 'executable') return { why: 'is no plain file' };
    if ((entry.size ?? 0) > largest) return { why: `has more than ${largest} bytes` };
    const object = await repository.objects.read(entry.id, largest);
    return object ? { bytes: object.bytes } : { why: 'is not there' };
  };
}
