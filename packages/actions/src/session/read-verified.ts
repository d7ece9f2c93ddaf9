import { type RecordView, readRecord } from '@sallyport/record';
import { type Repository, verifiedCache } from '@sallyport/workspace';
import { version } from '../version.ts';

/** The record, verified byte by byte; signatures that were verified on this machine before are not verified again. */
export async function readVerified(
  repository: Repository,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<RecordView | null> {
  if (files.size === 0) return null;
  const cache = await verifiedCache(repository);
  const view = readRecord(files, { verified: cache, reader: version });
  await cache.save();
  return view;
}
