import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { shellWord, systemCode, WorkspaceError } from '../errors.ts';

const HEX_KEY = /^[0-9a-f]{64}\n?$/;

/** Where this user's own data of sallyport lie: outside every repository, so that no clone or archive carries them. */
export function dataDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  const local = process.platform === 'win32' ? environment['LOCALAPPDATA'] : undefined;
  const base = environment['XDG_DATA_HOME'] || local || join(homedir(), '.local', 'share');
  return join(base, 'sallyport');
}

/**
 * The runner's key for digests of secrets: 32 random bytes that never leave this machine. Records made with it say
 * only whether a secret is the same as before.
 * @returns null when there is none and `create` is off.
 * @throws WorkspaceError KEY_PERMISSIONS, SECRET_KEY_BROKEN.
 */
export async function loadSecretKey(options: { create: boolean; directory?: string }): Promise<Uint8Array | null> {
  const directory = options.directory ?? dataDirectory();
  const file = join(directory, 'secret-digest-key');
  const present = await readKey(file);
  if (present !== null || !options.create) return present;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    await handle.writeFile(`${randomBytes(32).toString('hex')}\n`);
    await handle.sync();
    await handle.close();
    // Two first runs at once must end with one key, so the first name wins and both read it.
    await link(temporary, file).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(temporary, { force: true });
  }
  return readKey(file);
}

/** HMAC-SHA-256 over path and bytes: equal only for the same secret at the same place under the same key. */
export function secretDigest(key: Uint8Array, path: string, bytes: Uint8Array): string {
  return createHmac('sha256', key).update(`sallyport secret\0${path}\0`).update(bytes).digest('hex');
}

async function readKey(file: string): Promise<Uint8Array | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw new WorkspaceError('KEY_PERMISSIONS', `${file} could not be read.`, { cause: error });
  });
  if (text === null) return null;
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new WorkspaceError('KEY_PERMISSIONS', `${file} can be read by other users, so it keeps no secret.`, {
      command: `chmod 600 ${shellWord(file)}`,
    });
  }
  if (!HEX_KEY.test(text)) {
    throw new WorkspaceError('SECRET_KEY_BROKEN', `${file} is not 64 hex digits. Remove it to begin a new key.`, {
      command: `rm ${shellWord(file)}`,
    });
  }
  return Buffer.from(text.trim(), 'hex');
}
