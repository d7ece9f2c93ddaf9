import { randomBytes } from 'node:crypto';
import { access, link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { systemCode, WorkspaceError, whyNotWritten } from '../errors.ts';
import { type ObjectFormat, type ObjectType, objectId } from './object-format.ts';

/** Where and how new objects of a repository are stored. */
export interface ObjectStore {
  /** `<common directory>/objects`. */
  readonly directory: string;
  readonly format: ObjectFormat;
}

/**
 * Stores one loose object and returns its id. The bytes are on disk before the name appears, so that a ref which is
 * moved afterwards never points at a torn object.
 */
export async function writeObject(store: ObjectStore, type: ObjectType, bytes: Uint8Array): Promise<string> {
  const id = objectId(store.format, type, bytes);
  const file = join(store.directory, id.slice(0, 2), id.slice(2));
  if (await exists(file)) return id;
  const packed = await compress(Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`, 'latin1'), bytes]));
  const temporary = join(dirname(file), `tmp_obj_${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(temporary, 'wx', 0o444);
    try {
      await handle.writeFile(packed);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(temporary, file).catch((error: unknown) => {
      // Another process stored the same bytes first.
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  } catch (cause) {
    const message = `A git object could not be written to ${store.directory}: ${whyNotWritten(cause)}`;
    throw new WorkspaceError('FILE_UNWRITABLE', message, { cause });
  } finally {
    await rm(temporary, { force: true });
  }
  return id;
}

/** Loaded only where something is written: commands that read start sooner without it. */
async function compress(bytes: Uint8Array): Promise<Uint8Array> {
  const { deflate } = await import('node:zlib');
  return await promisify(deflate)(bytes);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
