import { randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { whyClosed } from '../closed-folder.ts';
import { shellWord, systemCode, WorkspaceError, whyNotWritten } from '../errors.ts';
import type { Repository } from '../git/repository.ts';
import { mayLive, type ProcessOwner, parseOwner, thisProcess } from './process-owner.ts';
import { privateFolder } from './record-cache.ts';

export interface LockOptions {
  /** Milliseconds to wait for another process; default one minute. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Told once a second while waiting: who holds the lock. */
  readonly onWait?: (holder: ProcessOwner, waited: number) => void;
}

export interface Lock {
  release(): Promise<void>;
}

/*
 * A lock is a row of generations: files `1`, `2`, … in one folder, of which the highest counts. Whoever makes the next
 * generation holds the lock; making it is atomic, and the highest is removed only after a higher one exists. So a
 * stale lock is broken without ever removing a fresh one, which "delete and create again" cannot promise.
 */

/** Runs `work` as the only process of this repository that writes the record or a decision. */
export async function withLock<T>(repository: Repository, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const lock = await acquireLock(repository, options);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

/** @throws WorkspaceError RECORD_LOCKED after the timeout, GIT_ABORTED. */
export async function acquireLock(repository: Repository, options: LockOptions = {}): Promise<Lock> {
  const limit = options.timeout ?? 60_000;
  const began = performance.now();
  let told = 0;
  for (;;) {
    const attempt = await tryLock(repository);
    if ('release' in attempt) return attempt;
    const waited = performance.now() - began;
    if (options.signal?.aborted) throw new WorkspaceError('GIT_ABORTED', 'Waiting for the record was interrupted.');
    if (waited > limit) throw stillLocked(repository, attempt.holder, waited);
    if (options.onWait !== undefined && waited - told > 1000) {
      told = waited;
      options.onWait(attempt.holder, waited);
    }
    await sleep(10 + Math.random() * 30);
  }
}

/** Takes the lock if it is free or its holder is dead; otherwise says who holds it. */
export async function tryLock(repository: Repository): Promise<Lock | { readonly holder: ProcessOwner }> {
  const folder = join(privateFolder(repository), 'lock');
  for (;;) {
    const highest = await highestGeneration(folder);
    const holder = highest === 0 ? null : await holderOf(join(folder, String(highest)));
    if (holder === 'gone') continue;
    if (holder !== null && mayLive(holder)) return { holder };
    const mine = highest + 1;
    if (!(await claim(folder, mine))) continue;
    // We may have looked long ago: a generation above ours means that ours was never the next one.
    if ((await highestGeneration(folder)) !== mine) {
      await rm(join(folder, String(mine)), { force: true });
      continue;
    }
    await removeBelow(folder, mine);
    return { release: () => replace(folder, mine, { released: true }) };
  }
}

async function highestGeneration(folder: string): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [] as string[];
    throw error;
  });
  return Math.max(0, ...names.filter((name) => /^\d{1,15}$/.test(name)).map(Number));
}

/** Who holds a generation; null when it was given back, `gone` when a higher one has replaced it meanwhile. */
async function holderOf(file: string): Promise<ProcessOwner | null | 'gone'> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return 'gone';
  try {
    return parseOwner(JSON.parse(text));
  } catch {
    // Generations appear whole; a damaged one has no holder who could come back for it.
    return null;
  }
}

async function claim(folder: string, generation: number): Promise<boolean> {
  const temporary = join(folder, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, JSON.stringify(thisProcess()), { flag: 'wx', mode: 0o644 });
    await link(temporary, join(folder, String(generation)));
    return true;
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return false;
    const why = whyNotWritten(await whyClosed(folder, cause));
    const message = `The record cannot be locked, ${folder} cannot be written: ${why}`;
    throw new WorkspaceError('FILE_UNWRITABLE', message, { cause });
  } finally {
    await rm(temporary, { force: true });
  }
}

async function replace(folder: string, generation: number, content: object): Promise<void> {
  const temporary = join(folder, `${randomBytes(8).toString('hex')}.tmp`);
  await writeFile(temporary, JSON.stringify(content), { flag: 'wx' });
  await rename(temporary, join(folder, String(generation)));
}

/** Lower generations, and temporary files of processes that died between two steps. */
async function removeBelow(folder: string, generation: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const lower = /^\d+$/.test(name) && Number(name) < generation;
    if (lower || (name.endsWith('.tmp') && (await isOld(join(folder, name)))))
      await rm(join(folder, name), { force: true });
  }
}

/** Such a file lives for milliseconds; a minute later its process is certainly gone. */
async function isOld(file: string): Promise<boolean> {
  const stats = await stat(file).catch(() => null);
  return stats !== null && Date.now() - stats.mtimeMs > 60_000;
}

function stillLocked(repository: Repository, holder: ProcessOwner, waited: number): WorkspaceError {
  const folder = join(privateFolder(repository), 'lock');
  const where = holder.host === thisProcess().host ? 'on this machine' : `on ${holder.host.split(' ')[0]}`;
  return new WorkspaceError(
    'RECORD_LOCKED',
    `Process ${holder.pid} ${where} has held the record for ${Math.round(waited / 1000)} s. Nothing was written. ` +
      'If that process is gone for certain, free the record.',
    { command: `rm -r ${shellWord(folder)}` },
  );
}
