import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ArtefactReader } from '@sallyport/gate';
import type { Sha256 } from '@sallyport/record';
import { systemCode, WorkspaceError } from '../errors.ts';
import { fileDigest } from './disk-tree.ts';
import { normalPath } from './safe-path.ts';

/** Untracked files below `directory`, such as installers. Links may point to files inside it, never out of it. */
export function artefacts(directory: string): ArtefactReader {
  // A file's digest is computed once while its size, time and inode stay the same.
  const known = new Map<string, Promise<Sha256 | null>>();

  async function locate(path: string): Promise<{ path: string; file: string } | null> {
    const plain = normalPath(path);
    if (plain === null) throw outside(path);
    const root = await realpath(directory).catch(() => null);
    const spelled = root === null ? null : await spellAsOnDisk(root, plain);
    if (root === null || spelled === null) return null;
    const file = await realpath(join(root, spelled)).catch(() => null);
    if (file === null) return null;
    if (file !== root && !file.startsWith(root.endsWith(sep) ? root : root + sep)) throw outside(path);
    return (await lstat(file)).isFile() ? { path: spelled, file } : null;
  }

  return {
    async find(path) {
      const found = await locate(path);
      if (found === null) return null;
      const stats = await lstat(found.file, { bigint: true });
      const key = `${found.file}\0${stats.ino}\0${stats.size}\0${stats.mtimeNs}`;
      const hashing = known.get(key) ?? fileDigest(found.file);
      known.set(key, hashing);
      const sha256 = await hashing;
      return sha256 === null ? null : { path: found.path, size: Number(stats.size), sha256 };
    },
    async head(path, length) {
      const found = await locate(path);
      if (found === null) return null;
      const handle = await open(found.file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      try {
        const bytes = Buffer.alloc(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await handle.read(bytes, filled, length - filled, filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return bytes.subarray(0, filled);
      } finally {
        await handle.close();
      }
    },
    async list(folder) {
      const plain = normalPath(folder);
      if (plain === null) throw outside(folder);
      const root = await realpath(directory).catch(() => null);
      const spelled = root === null ? null : await spellAsOnDisk(root, plain);
      if (root === null || spelled === null) return [];
      const top = await realpath(join(root, spelled)).catch(() => null);
      if (top === null || !top.startsWith(root.endsWith(sep) ? root : root + sep)) throw outside(folder);
      const files: string[] = [];
      for (const entry of await readdir(top, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        files.push(`${spelled}${join(entry.parentPath, entry.name).slice(top.length).replaceAll(sep, '/')}`);
        if (files.length > LISTED_FILES) throw tooMany(folder);
      }
      return files.sort();
    },
  };
}

/** A folder of installers holds dozens of files; one with more is not such a folder. */
const LISTED_FILES = 10_000;

function tooMany(path: string): WorkspaceError {
  return new WorkspaceError(
    'FILE_UNREADABLE',
    `${path} holds more than ${LISTED_FILES} files; name the folder of the artefacts itself.`,
  );
}

/** The path as it is spelled on disk, found in any letter case, folder by folder; null when there is none. */
async function spellAsOnDisk(root: string, path: string): Promise<string | null> {
  const spelled: string[] = [];
  for (const segment of path.split('/')) {
    const folder = join(root, ...spelled);
    const names = await readdir(folder).catch((error: unknown): string[] => {
      if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
      throw new WorkspaceError('FILE_UNREADABLE', `${folder} could not be listed (${systemCode(error) ?? 'unknown'}).`);
    });
    const wanted = segment.normalize('NFC').toLowerCase();
    const found = names.includes(segment)
      ? segment
      : names.sort().find((name) => name.normalize('NFC').toLowerCase() === wanted);
    if (found === undefined) return null;
    spelled.push(found);
  }
  return spelled.join('/');
}

function outside(path: string): WorkspaceError {
  const message = `The artefact ${JSON.stringify(path.slice(0, 200))} leads out of the work tree.`;
  return new WorkspaceError('PATH_UNSAFE', `${message} Copy the file itself into the work tree.`);
}
