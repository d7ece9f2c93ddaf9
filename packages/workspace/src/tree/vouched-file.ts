import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { writeWhole } from '../record-branch/file-bundle.ts';
import { privateFolder } from '../record-branch/record-cache.ts';
import { loadSecretKey } from './secret-key.ts';

/** A file in our own folder of the git directory that is believed only where this user's key vouches for it. */
export interface VouchedFile {
  /** The text, or null: there is none, or somebody else wrote it. */
  read(): Promise<string | null>;
  /** Puts it in place whole. Where that cannot be done nothing happens: it is only a cache. */
  write(body: string): Promise<void>;
}

const SIZE_LIMIT = 32 * 1024 * 1024;
/** Hex digits of the code in front of the text. */
const DIGITS = 64;

/**
 * A repository copied from elsewhere brings its git directory with it, and must not bring claims about what was checked
 * or computed before; so the text is authenticated with the user's own key. `purpose` keeps two such files apart.
 */
export function vouchedFile(
  repository: Pick<Repository, 'commonDirectory'>,
  name: string,
  purpose: string,
): VouchedFile {
  const file = join(privateFolder(repository), name);

  function codeOf(key: Uint8Array, body: string): string {
    return createHmac('sha256', key).update(`${purpose}\0`).update(body).digest('hex');
  }

  return {
    async read() {
      // Without a key there is no cache, only a slower command.
      const [key, text] = await Promise.all([
        loadSecretKey({ create: false }).catch(() => null),
        readFile(file, 'utf8').catch(() => ''),
      ]);
      if (key === null || text.indexOf('\n') !== DIGITS || text.length > SIZE_LIMIT) return null;
      const body = text.slice(DIGITS + 1);
      const claimed = Buffer.from(text.slice(0, DIGITS), 'latin1');
      return timingSafeEqual(claimed, Buffer.from(codeOf(key, body), 'latin1')) ? body : null;
    },
    async write(body) {
      const key = await loadSecretKey({ create: true }).catch(() => null);
      if (key !== null) await writeWhole(file, `${codeOf(key, body)}\n${body}`).catch(() => undefined);
    },
  };
}
