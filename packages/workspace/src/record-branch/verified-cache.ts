import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { loadSecretKey } from '../tree/secret-key.ts';
import { writeWhole } from './file-bundle.ts';
import { privateFolder } from './record-cache.ts';

/** Which signatures this user has verified before. The caller's keys must name everything that the check rested on. */
export interface VerifiedCache {
  has(key: string): boolean;
  add(key: string): void;
  /** Writes what was added, if anything was. */
  save(): Promise<void>;
}

const SIZE_LIMIT = 32 * 1024 * 1024;

/**
 * Opens the cache. It is authenticated with the user's own key: a repository copied from elsewhere brings its git
 * directory with it, and must not bring the claim that its signatures were already checked. Safe to delete.
 */
export async function verifiedCache(repository: Repository): Promise<VerifiedCache> {
  const file = join(privateFolder(repository), 'verified');
  // Without a place for a key there is no cache, only slower commands.
  const key = await loadSecretKey({ create: true }).catch(() => null);
  const known = key === null ? new Set<string>() : await readKnown(file, key);
  let changed = false;
  return {
    has: (entry) => known.has(entry),
    add(entry) {
      if (known.has(entry) || entry.includes('\n')) return;
      known.add(entry);
      changed = true;
    },
    async save() {
      if (!changed || key === null) return;
      const body = `${[...known].sort().join('\n')}\n`;
      await writeWhole(file, `${authenticate(key, body)}\n${body}`).catch(() => undefined);
      changed = false;
    },
  };
}

async function readKnown(file: string, key: Uint8Array): Promise<Set<string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const end = text.indexOf('\n');
  if (end !== 64 || text.length > SIZE_LIMIT) return new Set();
  const body = text.slice(end + 1);
  const claimed = Buffer.from(text.slice(0, end), 'latin1');
  const computed = Buffer.from(authenticate(key, body), 'latin1');
  if (!timingSafeEqual(claimed, computed)) return new Set();
  return new Set(body.split('\n').filter((line) => line !== ''));
}

function authenticate(key: Uint8Array, body: string): string {
  return createHmac('sha256', key).update('sallyport verified cache\0').update(body).digest('hex');
}
