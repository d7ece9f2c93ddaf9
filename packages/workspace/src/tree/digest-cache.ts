import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '@sallyport/record';

/** Remembers the SHA-256 of large blobs by git id, below the git directory. Safe to delete at any time. */
export interface DigestCache {
  get(id: string): Promise<Sha256 | null>;
  add(id: string, digest: Sha256): Promise<void>;
}

const LINE = /^([0-9a-f]{40,64}) ([0-9a-f]{64})$/gm;
const SIZE_LIMIT = 8 * 1024 * 1024;

export function digestCache(commonDirectory: string): DigestCache {
  const folder = join(commonDirectory, 'sallyport');
  const file = join(folder, 'blob-digests');
  let loading: Promise<Map<string, Sha256>> | null = null;

  async function load(): Promise<Map<string, Sha256>> {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.length > SIZE_LIMIT) return new Map();
    return new Map([...text.matchAll(LINE)].map((match) => [match[1] ?? '', match[2] ?? '']));
  }

  return {
    async get(id) {
      loading ??= load();
      return (await loading).get(id) ?? null;
    },
    async add(id, digest) {
      loading ??= load();
      const known = await loading;
      if (known.has(id)) return;
      known.set(id, digest);
      // A read-only checkout merely computes again next time.
      await mkdir(folder, { recursive: true })
        .then(() => appendFile(file, `${id} ${digest}\n`))
        .catch(() => undefined);
    },
  };
}
