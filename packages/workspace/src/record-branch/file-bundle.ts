import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A note and some files in one file with a checksum, so that a torn or foreign one is told from a whole one. */
export interface FileBundle {
  readonly note: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const MAGIC = 'sallyport bundle 1';
/** A plan holds every file of a decision twice. */
const SIZE_LIMIT = 1024 * 1024 * 1024;

export function encodeBundle(bundle: FileBundle): Buffer {
  const list = [...bundle.files].map(([name, bytes]) => [name, bytes.length]);
  const head = Buffer.from(`${JSON.stringify({ note: bundle.note, list })}\n`, 'utf8');
  const body = Buffer.concat([head, ...bundle.files.values()]);
  return Buffer.concat([Buffer.from(`${MAGIC} ${checksum(body)}\n`, 'latin1'), body]);
}

/** null for anything that is not a whole bundle. */
export function decodeBundle(bytes: Buffer): FileBundle | null {
  const first = bytes.indexOf(10);
  const second = bytes.indexOf(10, first + 1);
  if (first < 0 || second < 0) return null;
  const body = bytes.subarray(first + 1);
  if (bytes.toString('latin1', 0, first) !== `${MAGIC} ${checksum(body)}`) return null;
  const head = readHead(bytes.toString('utf8', first + 1, second));
  if (head === null) return null;
  const files = new Map<string, Uint8Array>();
  let at = second + 1;
  for (const [name, length] of head.list) {
    files.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  return at === bytes.length ? { note: head.note, files } : null;
}

interface BundleHead {
  readonly note: Readonly<Record<string, unknown>>;
  readonly list: readonly (readonly [string, number])[];
}

/** A matching checksum says that the bytes are whole, not who wrote them, so they are read like anybody's. */
function readHead(text: string): BundleHead | null {
  let head: unknown;
  try {
    head = JSON.parse(text);
  } catch {
    // Not what `encodeBundle` writes, so no bundle.
    return null;
  }
  if (!isRecord(head) || !isRecord(head['note']) || !Array.isArray(head['list'])) return null;
  const list: (readonly [string, number])[] = [];
  for (const item of head['list'] as unknown[]) {
    const [name, length] = Array.isArray(item) ? (item as unknown[]) : [];
    if (typeof name !== 'string' || !Number.isSafeInteger(length) || Number(length) < 0) return null;
    list.push([name, Number(length)]);
  }
  return { note: head['note'], list };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The bundle in a file, or null where there is no whole one. */
export async function readBundle(file: string): Promise<FileBundle | null> {
  const bytes = await readWhole(file);
  return bytes === null ? null : decodeBundle(bytes);
}

/** A plain file's bytes, or null: a pipe that somebody put there would never end, and a link leads elsewhere. */
export async function readWhole(file: string): Promise<Buffer | null> {
  const stats = await lstat(file).catch(() => null);
  if (stats === null || !stats.isFile() || stats.size > SIZE_LIMIT) return null;
  return readFile(file).catch(() => null);
}

/** Puts a file in place in one step. `durable` survives a power cut too, at the price of a flush. */
export async function writeWhole(file: string, bytes: Uint8Array | string, durable = false): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      if (durable) await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
