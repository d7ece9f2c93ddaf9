import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs buildah with a storage of its own and gives what it printed. */
export type Buildah = (...words: readonly string[]) => Promise<string>;

const run = promisify(execFile);

/** Buildah as root without an engine: plain folders as layers, and a changed root for what a build runs. */
export function buildahIn(place: string): Buildah {
  const storage = ['--storage-driver=vfs', `--root=${join(place, 'images')}`, `--runroot=${join(place, 'run')}`];
  return (...words) => runTool('buildah', [...storage, ...words], place, { BUILDAH_ISOLATION: 'chroot' });
}

/**
 * Runs a tool with the network of this machine, from which tests are else kept: an image is made of packages of Debian
 * and npm, and each comes with a checksum that is signed or committed.
 */
export async function runTool(
  program: string,
  given: readonly string[],
  place: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: place, TMPDIR: place, LC_ALL: 'C.UTF-8', ...settings };
  const options = { env, cwd: place, maxBuffer: 64 * 1024 * 1024, timeout: 240_000 };
  return (await run(program, given, options)).stdout.trim();
}
