import { distance } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { commitRecord, moveRecord, recordTip } from '../record-branch/commit-record.ts';
import { type LockOptions, withLock } from '../record-branch/lock.ts';
import { readRecord } from '../record-branch/read-record.ts';
import { RECORD_REF, type RecordFiles } from '../record-branch/record-ref.ts';
import { recoverHeld } from '../record-branch/recover.ts';
import { type FetchResult, fetchRecord } from './fetch-record.ts';
import { mergeRecords, type OnFork } from './merge-records.ts';
import type { SyncOptions } from './network-git.ts';

export type PullResult = FetchResult & {
  /** What became of the local record: untouched, moved forward, or joined by a commit with two parents. */
  readonly local: 'untouched' | 'forwarded' | 'merged';
};

/**
 * Fetches the remote's record and brings it into the local one.
 * @throws WorkspaceError RECORD_FORK, and what `fetchRecord` and `appendToRecord` throw.
 */
export async function pullRecord(
  repository: Repository,
  options: SyncOptions & LockOptions & { readonly onFork?: OnFork } = {},
): Promise<PullResult> {
  const fetched = await fetchRecord(repository, options);
  if (!fetched.reached || fetched.commit === null) return { ...fetched, local: 'untouched' };
  const local = await integrateRecord(repository, fetched.commit, options.onFork ?? 'refuse', options);
  return { ...fetched, local };
}

/** Joins a fork: the published log stays, local seals are dropped, and what only they covered is unsealed again. */
export function mergeFork(repository: Repository, options: SyncOptions & LockOptions = {}): Promise<PullResult> {
  return pullRecord(repository, { ...options, onFork: 'keep published' });
}

/** Brings the record at `commit` into the local branch. */
export async function integrateRecord(
  repository: Repository,
  commit: string,
  onFork: OnFork,
  options: LockOptions,
): Promise<PullResult['local']> {
  return withLock(repository, lockOnly(options), async () => {
    await recoverHeld(repository);
    const tip = await recordTip(repository);
    if (tip.commit === commit) return 'untouched';
    if (tip.commit === null) {
      await moveRecord(repository, null, commit, 'begin from the remote');
      return 'forwarded';
    }
    const { ahead, behind } = await distance(repository, tip.commit, commit);
    if (behind === 0) return 'untouched';
    if (ahead === 0) {
      await moveRecord(repository, tip.commit, commit, 'take over what the remote has');
      return 'forwarded';
    }
    const [ours, theirs] = await Promise.all([readRecord(repository, RECORD_REF), readRecord(repository, commit)]);
    const changes = difference(ours.files, mergeRecords(ours.files, theirs.files, onFork));
    const message = 'Join the records of two clones';
    await commitRecord(repository, tip, { changes, present: 'replaced', merged: [commit], message });
    return 'merged';
  });
}

function difference(before: RecordFiles, after: RecordFiles): Map<string, Uint8Array | null> {
  const changes = new Map<string, Uint8Array | null>();
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, null);
  for (const [path, bytes] of after) {
    const present = before.get(path);
    if (present === undefined || Buffer.compare(present, bytes) !== 0) changes.set(path, bytes);
  }
  return changes;
}

/** The time limit of an exchange with the remote says nothing about how long to wait for another process. */
function lockOnly({ signal, onWait }: LockOptions): LockOptions {
  return { ...(signal === undefined ? {} : { signal }), ...(onWait === undefined ? {} : { onWait }) };
}
