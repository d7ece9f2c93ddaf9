import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A note and some files in one file with a checksum, so that a torn or foreign one is told from a whole one. */
export interface FileBundle {
  readonly note: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const MAGIC = 'sallyport bundle 1';

export function encodeBundle(bundle: FileBundle): Buffer {
  const list = [...bundle.files].map(([name, bytes]) => [name, bytes.length]);
  const head = Buffer.from(`${JSON.stringify({ note: bundle.note, list })}\n`, 'utf8');
  const body = Buffer.concat([head, ...bundle.files.values()]);
  return Buffer.concat([Buffer.from(`${MAGIC} ${checksum(body)}\n`, 'latin1'), body]);
}

/** null for anything that is not a whole bundle. */
function decodeBundle(bytes: Buffer): FileBundle | null {
  const first = bytes.indexOf(10);
  const second = bytes.indexOf(10, first + 1);
  if (first < 0 || second < 0) return null;
  const body = bytes.subarray(first + 1);
  if (bytes.toString('latin1', 0, first) !== `${MAGIC} ${checksum(body)}`) return null;
  // The checksum matched, so these are the bytes that `encodeBundle` wrote.
  const head = JSON.parse(bytes.toString('utf8', first + 1, second)) as {
    note: Record<string, unknown>;
    list: [string, number][];
  };
  const files = new Map<string, Uint8Array>();
  let at = second + 1;
  for (const [name, length] of head.list) {
    files.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  return { note: head.note, files };
}

/** The bundle in a file, or null where there is no whole one. */
export async function readBundle(file: string): Promise<FileBundle | null> {
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? null : decodeBundle(bytes);
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
