import { createHmac, timingSafeEqual } from 'node:crypto';
import { WorkspaceError } from '../errors.ts';
import { loadSecretKey } from '../tree/secret-key.ts';
import { decodeBundle, encodeBundle, type FileBundle, readWhole, writeWhole } from './file-bundle.ts';

/*
 * A bundle behind a line with a code made with the user's own key. A repository copied from elsewhere brings its git
 * directory with it, and a checksum can be computed by anybody; the key lies outside of every repository.
 */

/** Hex digits of the code. */
const DIGITS = 64;

/**
 * Puts the bundle in place in one step. `purpose` keeps two kinds of such files apart.
 * @throws WorkspaceError KEY_PERMISSIONS, SECRET_KEY_BROKEN; system errors where key or file cannot be written.
 */
export async function writeVouchedBundle(
  file: string,
  purpose: string,
  bundle: FileBundle,
  durable = false,
): Promise<void> {
  const key = await loadSecretKey({ create: true });
  if (key === null)
    throw new WorkspaceError('SECRET_KEY_BROKEN', 'Your key was made and is gone again. Run it once more.');
  const bytes = encodeBundle(bundle);
  await writeWhole(file, Buffer.concat([Buffer.from(`${codeOf(key, purpose, bytes)}\n`, 'latin1'), bytes]), durable);
}

/**
 * The bundle, or null where there is no whole one that this user wrote.
 * @throws WorkspaceError KEY_PERMISSIONS, SECRET_KEY_BROKEN.
 */
export async function readVouchedBundle(file: string, purpose: string): Promise<FileBundle | null> {
  const bytes = await readWhole(file);
  if (bytes === null || bytes.indexOf(10) !== DIGITS) return null;
  const key = await loadSecretKey({ create: false });
  if (key === null) return null;
  const body = bytes.subarray(DIGITS + 1);
  const expected = Buffer.from(codeOf(key, purpose, body), 'latin1');
  return timingSafeEqual(bytes.subarray(0, DIGITS), expected) ? decodeBundle(body) : null;
}

/** Over the bundle's first line, which holds the checksum of all the rest: a large bundle is digested once. */
function codeOf(key: Uint8Array, purpose: string, bundle: Buffer): string {
  const line = bundle.subarray(0, bundle.indexOf(10) + 1);
  return createHmac('sha256', key).update(`${purpose}\0`).update(line).digest('hex');
}
