import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository, type Repository } from '../git/repository.ts';
import { runChild } from '../testing/run-child.ts';
import { temporaryRepository } from '../testing/temporary-repository.ts';
import { acquireLock, tryLock, withLock } from './lock.ts';
import { mayLive, thisProcess } from './process-owner.ts';
import { verifiedCache } from './verified-cache.ts';

async function emptyRepository(): Promise<Repository> {
  const project = temporaryRepository();
  project.commit('one');
  return openRepository(project.directory);
}

/** Puts a holder in place as if its process had taken the lock. */
function plantHolder(repository: Repository, generation: number, holder: object): string {
  const folder = join(repository.commonDirectory, 'sallyport/lock');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, String(generation)), JSON.stringify(holder));
  return folder;
}

test('only one holds the lock at a time', async () => {
  const repository = await emptyRepository();
  let inside = 0;
  let most = 0;
  const runs = Array.from({ length: 12 }, () =>
    withLock(repository, {}, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    }),
  );
  await Promise.all(runs);
  expect(most).toBe(1);
  expect(readdirSync(join(repository.commonDirectory, 'sallyport/lock'))).toHaveLength(1);
});

test('the lock of a dead process is taken over, by one only', async () => {
  const repository = await emptyRepository();
  const child = runChild('append-child.ts', repository.directory, '0');
  await child.ended;
  plantHolder(repository, 7, { ...thisProcess(), pid: child.process.pid, started: '1' });
  const attempts = await Promise.all(Array.from({ length: 8 }, () => tryLock(repository)));
  expect(attempts.filter((attempt) => 'release' in attempt)).toHaveLength(1);
});

test('a process number that was used again does not keep a lock alive', async () => {
  const repository = await emptyRepository();
  const { started } = thisProcess();
  plantHolder(repository, 3, { ...thisProcess(), started: started === null ? null : '1' });
  expect('release' in (await tryLock(repository))).toBe(started !== null);
});

test('a living holder and one on another host are waited for, then named', async () => {
  const repository = await emptyRepository();
  for (const holder of [thisProcess(), { ...thisProcess(), host: 'elsewhere boot', pid: 999_999 }]) {
    plantHolder(repository, 5, holder);
    const told: number[] = [];
    const options = { timeout: 1200, onWait: ({ pid }: { pid: number }) => told.push(pid) };
    await expect(acquireLock(repository, options)).rejects.toMatchObject({
      code: 'RECORD_LOCKED',
      message: expect.stringContaining(String(holder.pid)),
      command: expect.stringContaining('sallyport/lock'),
    });
    expect(told.length).toBeGreaterThan(0);
  }
});

test('a late taker does not win against a newer generation', async () => {
  const repository = await emptyRepository();
  const folder = plantHolder(repository, 9, thisProcess());
  // An older generation that reappears is no lock: only the highest counts.
  writeFileSync(join(folder, '4'), JSON.stringify({ released: true }));
  expect('holder' in (await tryLock(repository))).toBe(true);
});

test('processes that ended are not alive, whatever their parent does', async () => {
  const child = runChild('append-child.ts', (await emptyRepository()).directory, '0');
  const owner = { ...thisProcess(), pid: child.process.pid ?? 0, started: null };
  expect(mayLive(owner)).toBe(true);
  await child.ended;
  expect(mayLive(owner)).toBe(false);
});

test('verified digests are remembered, and not believed from someone else', async () => {
  const repository = await emptyRepository();
  const cache = await verifiedCache(repository);
  expect(cache.has('a'.repeat(64))).toBe(false);
  cache.add('a'.repeat(64));
  await cache.save();
  expect((await verifiedCache(repository)).has('a'.repeat(64))).toBe(true);
  const file = join(repository.commonDirectory, 'sallyport/verified');
  expect(existsSync(file)).toBe(true);
  writeFileSync(file, readFileSync(file, 'utf8').replace('a'.repeat(64), 'b'.repeat(64)));
  const forged = await verifiedCache(repository);
  expect(forged.has('b'.repeat(64))).toBe(false);
  expect(forged.has('a'.repeat(64))).toBe(false);
});
