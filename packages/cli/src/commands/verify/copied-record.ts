import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyAttributes } from '@sallyport/actions';
import { locate, RecordError } from '@sallyport/record';

export interface CopyLimits {
  /** Files and folders together. */
  readonly entries: number;
  /** Bytes of one file, and of all. */
  readonly file: number;
  readonly total: number;
}

/** A phase stays under 20 MiB and some ten thousand files; the record floor has stricter limits of its own. */
const usualLimits: CopyLimits = { entries: 200_000, file: 64 * 1024 * 1024, total: 256 * 1024 * 1024 };
const attributes = '.gitattributes';
/** `statements/ab/…`: nothing of a record lies deeper. */
const deepestFolder = 2;

/**
 * Reads the copy of a record from a folder. Names are judged before a byte is read; links and whatever is no plain file
 * are refused, not followed. Throws RECORD_STRAY_FILE, RECORD_FILE_MISSING or RECORD_TOO_LARGE.
 */
export function copiedRecord(folder: string, limits: CopyLimits = usualLimits): ReadonlyMap<string, Uint8Array> {
  if (!lstatSync(folder).isDirectory()) throw stray('.sallyport', 'it is a link or a file, and should be a folder');
  const paths = listed(folder, limits.entries);
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const path of paths) {
    const bytes = readPlain(join(folder, path), path, Math.min(limits.file, limits.total - total));
    total += bytes.length;
    files.set(path, bytes);
  }
  const own = files.get(attributes);
  if (!own) {
    const message = 'Without it git may change line ends and merge statements line by line.';
    throw new RecordError('RECORD_FILE_MISSING', message, { file: attributes });
  }
  if (!Buffer.from(own).equals(Buffer.from(copyAttributes)))
    throw stray(attributes, 'it is not what `sallyport decide` writes');
  files.delete(attributes);
  return files;
}

function listed(folder: string, most: number): readonly string[] {
  const paths: string[] = [];
  const open = [''];
  let entries = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      entries += 1;
      if (entries > most)
        throw new RecordError('RECORD_TOO_LARGE', `The record has more than ${most} files and folders.`);
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        if (path.split('/').length > deepestFolder) throw stray(path, 'nothing of a record lies so deep');
        open.push(path);
      } else {
        if (!entry.isFile()) throw stray(path, 'it is neither a file nor a folder');
        if (path !== attributes && locate(path) === null) throw stray(path, 'no file of a record has this name');
        paths.push(path);
      }
    }
  }
  return paths;
}

/** Opened without following a link and judged when open: what was listed may have been exchanged since. */
function readPlain(path: string, name: string, most: number): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw stray(name, 'it is neither a file nor a folder');
    if (found.size > most)
      throw new RecordError('RECORD_TOO_LARGE', `It has ${found.size} bytes, more than is read here.`, { file: name });
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Names come from whoever made the folder: shown so that none can write lines of its own. */
function stray(path: string, why: string): RecordError {
  const file = /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
  return new RecordError('RECORD_STRAY_FILE', `It does not belong into the record: ${why}.`, { file });
}
