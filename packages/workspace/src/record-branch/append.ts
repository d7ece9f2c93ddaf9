import { setTimeout as sleep } from 'node:timers/promises';
import { WorkspaceError } from '../errors.ts';
import type { Repository } from '../git/repository.ts';
import { adoptTracked } from './adopt-tracked.ts';
import { recordMessage } from './commit-message.ts';
import { commitRecord, recordTip } from './commit-record.ts';
import { acquireLock, type Lock, type LockOptions, tryLock, withLock } from './lock.ts';
import { type RecordBranch, readRecord } from './read-record.ts';
import { checkRecordPaths, isContentAddressed, type RecordChanges, type RecordFiles } from './record-ref.ts';
import { recover, recoverHeld } from './recover.ts';
import { clearSpool, isWaiting, readSpool, removeTornSpool, spool } from './spool.ts';

/** Makes the changes for the record as it stands; may sign, ask, and be called again when the record moved on. */
export type MakeFiles = (current: RecordFiles, branch: RecordBranch) => Promise<RecordChanges>;

export interface AppendOptions extends LockOptions {
  /** Keep the lock while `makeFiles` runs: for what must rest on the very tip, such as sealing. */
  readonly exclusive?: boolean;
}

export interface Appended {
  /** Tip of the record branch with the changes in it; null when the record is still empty. */
  readonly commit: string | null;
}

/** Other writers hold our lock, so only a foreign `git` can move the branch under us. */
const ATTEMPTS = 8;

/**
 * Adds to the record. New statements and blobs are made without the lock (a signature may wait for a finger), handed
 * to whoever holds it, and committed together; what replaces files is made and committed under the lock.
 * @throws WorkspaceError RECORD_LOCKED, REF_MOVED, PATH_UNSAFE, BRANCH_IN_THE_WAY; and whatever `makeFiles` throws.
 */
export async function appendToRecord(
  repository: Repository,
  makeFiles: MakeFiles,
  options: AppendOptions = {},
): Promise<Appended> {
  await recover(repository, options);
  await adoptTracked(repository, options);
  if (options.exclusive !== true) {
    const current = await readRecord(repository);
    const changes = await makeFiles(current.files, current);
    checkRecordPaths(changes.keys());
    const additions = onlyAdditions(changes, current.files);
    if (additions !== null) return additions.size === 0 ? current : submit(repository, additions, options);
  }
  return withLock(repository, options, () => appendHeld(repository, makeFiles));
}

/** Commits everything that processes which died have spooled. Reading commands need not call it. */
export async function commitSpooled(repository: Repository, options: LockOptions = {}): Promise<void> {
  await withLock(repository, options, () => commitSpoolHeld(repository));
}

/** The additions, or null where the changes remove or replace something or write outside content addresses. */
function onlyAdditions(changes: RecordChanges, present: RecordFiles): RecordFiles | null {
  const additions = new Map<string, Uint8Array>();
  for (const [path, bytes] of changes) {
    const before = present.get(path);
    if (bytes !== null && before !== undefined && Buffer.compare(before, bytes) === 0) continue;
    if (bytes === null || before !== undefined || !isContentAddressed(path)) return null;
    additions.set(path, bytes);
  }
  return additions;
}

/** Spools the files and sees to it that somebody, perhaps we, commits them. */
async function submit(repository: Repository, files: RecordFiles, options: AppendOptions): Promise<Appended> {
  const id = await spool(repository, files);
  const first = await tryLock(repository);
  let lock: Lock | null = 'release' in first ? first : null;
  const began = performance.now();
  while (lock === null) {
    if (!(await isWaiting(repository, id))) return { commit: (await recordTip(repository)).commit };
    const next = await tryLock(repository);
    if ('release' in next) lock = next;
    else if (performance.now() - began > 200) lock = await waitForEither(repository, id, options);
    else await sleep(5 + Math.random() * 10);
  }
  try {
    await commitSpoolHeld(repository);
  } finally {
    await lock.release();
  }
  return { commit: (await recordTip(repository)).commit };
}

/** Waits with progress and time limit; the holder may well commit our files meanwhile. */
async function waitForEither(repository: Repository, id: string, options: AppendOptions): Promise<Lock | null> {
  try {
    return await acquireLock(repository, options);
  } catch (error) {
    if (!(await isWaiting(repository, id))) return null;
    throw error;
  }
}

async function commitSpoolHeld(repository: Repository): Promise<void> {
  await recoverHeld(repository);
  const spooled = await readSpool(repository);
  if (spooled.length === 0) return;
  const changes = new Map(spooled.flatMap(({ files }) => [...files]));
  await attempts(async () => {
    const commit = { changes, present: 'kept', merged: [], message: recordMessage(changes) } as const;
    await commitRecord(repository, await recordTip(repository), commit);
  });
  await clearSpool(repository, spooled);
  await removeTornSpool(repository);
}

async function appendHeld(repository: Repository, makeFiles: MakeFiles): Promise<Appended> {
  // What waits in the spool comes first, so that a seal covers it.
  await commitSpoolHeld(repository);
  return attempts(async () => {
    const current = await readRecord(repository);
    const changes = await makeFiles(current.files, current);
    checkRecordPaths(changes.keys());
    if (changes.size === 0) return current;
    const commit = { changes, present: 'replaced', merged: [], message: recordMessage(changes) } as const;
    return commitRecord(repository, current, commit);
  });
}

async function attempts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const moved = error instanceof WorkspaceError && error.code === 'REF_MOVED';
      if (!moved || attempt >= ATTEMPTS) throw error;
      await sleep(20 * attempt);
    }
  }
}
