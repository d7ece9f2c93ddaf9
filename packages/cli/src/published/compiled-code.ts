import { hash } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** What V8 made of each chunk, by the chunk's name and the state of its file. */
export type CompiledCode = ReadonlyMap<string, Buffer>;

/** V8 copies what does not begin at a multiple of this. */
const alignment = 8;
const digestLength = 64;
/** Bytes; the largest command keeps a twentieth of it. */
const largest = 64 * 1024 * 1024;

/**
 * Reads what an earlier run kept; empty where it kept nothing or the file is not as it was written: V8 runs whatever it
 * is given, and a damaged byte would be a damaged command.
 */
export function readCompiled(path: string): CompiledCode {
  try {
    const stats = lstatSync(path);
    const open = process.platform !== 'win32' && (stats.mode & 0o077) !== 0;
    // A pipe would be waited for, and a link may lead anywhere.
    if (!stats.isFile() || stats.size > largest || open) return new Map();
    const file = readFileSync(path);
    const digest = file.toString('latin1', 0, digestLength);
    const rest = file.subarray(digestLength);
    if (hash('sha256', rest) !== digest) return new Map();
    const end = rest.indexOf('\n');
    const sizes = JSON.parse(rest.toString('utf8', 0, end)) as readonly (readonly [string, number])[];
    let start = aligned(digestLength + end + 1) - digestLength;
    return new Map(
      sizes.map(([name, size]) => {
        const code = rest.subarray(start, start + size);
        start = aligned(digestLength + start + size) - digestLength;
        return [name, code];
      }),
    );
  } catch {
    // None there, or cut off in the middle: then everything is compiled once more.
    return new Map();
  }
}

/** Keeps compiled code for the next run, whole or not at all. Throws what writing a file throws. */
export function writeCompiled(path: string, code: CompiledCode): void {
  const sizes = JSON.stringify([...code].map(([name, { length }]) => [name, length]));
  const parts = [padded(Buffer.from(`${sizes}\n`), digestLength)];
  for (const each of code.values()) parts.push(padded(each, 0));
  const rest = Buffer.concat(parts);
  const half = `${path}.${process.pid}`;
  try {
    writeFileSync(half, Buffer.concat([Buffer.from(hash('sha256', rest), 'latin1'), rest]), { mode: 0o600 });
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

function padded(bytes: Buffer, before: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(aligned(before + bytes.length) - before - bytes.length)]);
}

function aligned(size: number): number {
  return Math.ceil(size / alignment) * alignment;
}
