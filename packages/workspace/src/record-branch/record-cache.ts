import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import type { RecordFiles } from './record-ref.ts';
import { readVouchedBundle, writeVouchedBundle } from './vouched-bundle.ts';

const PURPOSE = 'sallyport record cache 1';

/** Our own folder inside the git directory: never committed, shared by all linked work trees. */
export function privateFolder(repository: Pick<Repository, 'commonDirectory'>): string {
  return join(repository.commonDirectory, 'sallyport');
}

/**
 * The record's files as last read, by tree id. Safe to delete. It saves reading, never verifying: signatures are
 * checked over these bytes as over any others. Only this user's own is believed, since a cache that came with a copied
 * repository may hold an older record than the branch and show an open gate over a HOLD.
 */
export async function readRecordCache(repository: Repository): Promise<{ tree: string; files: RecordFiles } | null> {
  // Without a usable key there is no cache, only a slower command.
  const bundle = await readVouchedBundle(cacheFile(repository), PURPOSE).catch(() => null);
  const tree = bundle?.note['tree'];
  return bundle === null || typeof tree !== 'string' ? null : { tree, files: bundle.files };
}

/** Where file or key cannot be written, every command just reads the record from git. */
export async function writeRecordCache(repository: Repository, tree: string, files: RecordFiles): Promise<void> {
  await writeVouchedBundle(cacheFile(repository), PURPOSE, { note: { tree }, files }).catch(() => undefined);
}

function cacheFile(repository: Repository): string {
  return join(privateFolder(repository), 'record-cache');
}
