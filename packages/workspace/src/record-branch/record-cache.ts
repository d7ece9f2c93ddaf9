import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { encodeBundle, readBundle, writeWhole } from './file-bundle.ts';
import type { RecordFiles } from './record-ref.ts';

/** Our own folder inside the git directory: never committed, shared by all linked work trees. */
export function privateFolder(repository: Pick<Repository, 'commonDirectory'>): string {
  return join(repository.commonDirectory, 'sallyport');
}

/**
 * The record's files as last read, by tree id. Safe to delete. It saves reading, never verifying: signatures are
 * checked over these bytes as over any others.
 */
export async function readRecordCache(repository: Repository): Promise<{ tree: string; files: RecordFiles } | null> {
  const bundle = await readBundle(cacheFile(repository));
  const tree = bundle?.note['tree'];
  return bundle === null || typeof tree !== 'string' ? null : { tree, files: bundle.files };
}

/** A checkout that cannot be written to just reads the record from git every time. */
export async function writeRecordCache(repository: Repository, tree: string, files: RecordFiles): Promise<void> {
  await writeWhole(cacheFile(repository), encodeBundle({ note: { tree }, files })).catch(() => undefined);
}

function cacheFile(repository: Repository): string {
  return join(privateFolder(repository), 'record-cache');
}
