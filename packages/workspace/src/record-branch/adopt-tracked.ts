import { preferredRemote } from '../git/preferred-remote.ts';
import type { Repository } from '../git/repository.ts';
import { moveRecord } from './commit-record.ts';
import { type LockOptions, withLock } from './lock.ts';
import { RECORD_BRANCH, RECORD_REF } from './record-ref.ts';

/** Where a remote's record is tracked. */
export function trackedRecordRef(remote: string): string {
  return `refs/remotes/${remote}/${RECORD_BRANCH}`;
}

/** The ref to read the record from: the local branch, or in a fresh clone what the remote's clone brought along. */
export async function recordRefHere(repository: Repository): Promise<string> {
  const remote = preferredRemote(repository);
  const tracked = remote === null ? null : trackedRecordRef(remote);
  const [here, there] = await Promise.all(
    [RECORD_REF, tracked].map(async (ref) => (ref === null ? null : await repository.objects.read(`${ref}^{commit}`))),
  );
  return tracked !== null && !here && there ? tracked : RECORD_REF;
}

/**
 * Starts the local record branch from the tracked one. Without it the first statement written in a fresh clone would
 * begin a second, unrelated record.
 */
export async function adoptTracked(repository: Repository, options: LockOptions): Promise<void> {
  const ref = await recordRefHere(repository);
  if (ref === RECORD_REF) return;
  await withLock(repository, options, async () => {
    const tracked = await repository.objects.read(`${await recordRefHere(repository)}^{commit}`);
    const local = await repository.objects.read(`${RECORD_REF}^{commit}`);
    if (local === null && tracked !== null) await moveRecord(repository, null, tracked.id, 'begin from the remote');
  });
}
