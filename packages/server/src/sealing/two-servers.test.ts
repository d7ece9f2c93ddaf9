import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readRecord } from '@sallyport/record';
import { type HeldLock, latestSeal, pendingStatements, readRevision, tryLock } from '@sallyport/store';
import { startPostgres } from '@sallyport/testkit';
import { closeRepository, openRepository, readRecordFiles } from '@sallyport/workspace';
import { expect, onTestFinished, test } from 'vitest';
import type { GatePlace } from '../gate/gate-place.ts';
import { everything, foundedWorld, type GateWorld } from '../testing/gate-world.ts';
import { sealPending } from './seal-pending.ts';

const engines = ['SQLite', 'PostgreSQL'] as const;

async function databaseOf(engine: (typeof engines)[number]): Promise<string | undefined> {
  if (engine === 'SQLite') return undefined;
  const cluster = await startPostgres({ fsync: 'off' });
  onTestFinished(() => cluster.stop(), 60_000);
  return cluster.database();
}

/** A server's world with a remote, and a second clone of it for a second server of the same database and key. */
async function twoClones(engine: (typeof engines)[number]): Promise<{ world: GateWorld; places: GatePlace[] }> {
  const world = await foundedWorld(undefined, undefined, await databaseOf(engine));
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  await world.until(async () => (await world.desk().board('mira')).looked !== null);
  await world.until(async () => (await pendingStatements(world.store)).length === 0);
  await world.stop();
  const { directory } = world.project;
  const remote = join(directory, '..', 'remote.git');
  const clone = join(directory, '..', 'clone');
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  world.project.git('remote', 'add', 'origin', remote);
  world.project.git('push', '--quiet', 'origin', 'feature/phase-2', 'sallyport/record', 'v1.0.0');
  execFileSync('git', ['clone', '--quiet', '-b', 'feature/phase-2', remote, clone], { stdio: 'ignore' });
  for (const [name, value] of [
    ['user.name', 'Lantern Gate'],
    ['user.email', 'gate@lantern.example'],
    ['sallyport.branch', 'feature/phase-2'],
  ] as const)
    execFileSync('git', ['config', name, value], { cwd: clone });
  return { world, places: [world.place, { ...world.place, directory: clone }] };
}

async function sign(world: GateWorld, count: number): Promise<readonly string[]> {
  const digests: string[] = [];
  await world.restart();
  for (let made = 0; made < count; made++) {
    const receipt = await world.sign('noor', {
      ...everything,
      about: ['L4'],
      answer: 'rejected',
      reason: `Reason ${made}.`,
    });
    digests.push(...receipt.statements.map(({ digest }) => digest));
  }
  return digests;
}

/** Until it is released nobody seals. */
async function lockedOut({ store }: GateWorld): Promise<HeldLock> {
  const held = await tryLock(store, 'seal');
  if (held === null) throw new Error('Somebody seals although every gate of this test was stopped.');
  return held;
}

async function recordIn({ directory }: Pick<GatePlace, 'directory'>) {
  const repository = await openRepository(directory);
  try {
    return readRecord(await readRecordFiles(repository));
  } finally {
    closeRepository(repository);
  }
}

test.each(engines)(
  'on %s, two servers that seal at once never fork the log',
  async (engine) => {
    const { world, places } = await twoClones(engine);
    const digests: string[] = [];
    for (let round = 0; round < 4; round++) {
      const held = await lockedOut(world);
      digests.push(...(await sign(world, 2)));
      // Whoever comes second waits for the first, however long a slow machine takes.
      const rounds = places.map((place) => sealPending(place, 150_000));
      const stopped = world.stop();
      await held.release();
      expect(await Promise.all(rounds)).toEqual([
        { left: 0, why: null },
        { left: 0, why: null },
      ]);
      await stopped;
      // Whoever comes first seals; each has to seal after the other at least once.
      places.reverse();
    }
    for (const place of places) {
      execFileSync('git', ['fetch', '--quiet', 'origin'], { cwd: place.directory });
      const ahead = ['rev-list', '--count', 'refs/remotes/origin/sallyport/record..sallyport/record'];
      expect(execFileSync('git', ahead, { cwd: place.directory, encoding: 'utf8' }).trim()).toBe('0');
    }
    await sealPending(world.place);
    const views = await Promise.all(places.map(recordIn));
    const longest = views.toSorted((a, b) => b.statements.length - a.statements.length)[0];
    const sealed = longest?.statements.filter(({ index }) => index !== null).map(({ digest }) => digest) ?? [];
    expect(new Set(sealed).size).toBe(sealed.length);
    expect(digests.filter((digest) => !sealed.includes(digest))).toEqual([]);
  },
  180_000,
);

test('while another server seals, a round waits and then says so', async () => {
  const { world, places } = await twoClones('SQLite');
  const held = await lockedOut(world);
  await sign(world, 1);
  const pending = (await pendingStatements(world.store)).length;
  for (const place of places)
    expect(await sealPending(place, 200)).toEqual({ left: pending, why: expect.stringContaining('another server') });
  await held.release();
});

test('what one clone sealed and could not push is not sealed by another one, until that clone is gone for good', async () => {
  const { world, places } = await twoClones('SQLite');
  const [first, second] = places as [GatePlace, GatePlace];
  const held = await lockedOut(world);
  await sign(world, 1);
  await Promise.all([world.stop(), held.release()]);
  world.project.git('remote', 'set-url', 'origin', join(first.directory, '..', 'away.git'));
  expect((await sealPending(first)).why).toContain('not pushed');
  const sealed = await latestSeal(world.store);
  const refused = await sealPending(second);
  expect(refused.left).toBeGreaterThan(0);
  expect(refused.why).toContain(`sealed ${sealed?.commit} last, and it has not pushed that yet`);
  world.wait(10 * 60);
  // It tried again, so it lives, and says so without making anybody judge again.
  const revision = await readRevision(world.store);
  expect((await sealPending(first)).why).toContain('not pushed');
  expect(await readRevision(world.store)).toBe(revision);
  world.wait(10 * 60);
  expect((await sealPending(second)).left).toBeGreaterThan(0);
  world.wait(6 * 60);
  expect(await sealPending(second)).toEqual({ left: 0, why: null });
  expect(world.log.join('\n')).toContain('has not been heard of');
});

test('servers whose clocks differ do not seal beside each other: the last seal is not the one with the latest time', async () => {
  const { world, places } = await twoClones('SQLite');
  const [ahead, second] = places as [GatePlace, GatePlace];
  const first = { ...ahead, now: () => `${new Date(Date.parse(ahead.now()) + 300_000).toISOString().slice(0, 19)}Z` };
  async function signed(): Promise<void> {
    const held = await lockedOut(world);
    await sign(world, 1);
    await Promise.all([world.stop(), held.release()]);
  }
  await signed();
  expect(await sealPending(first)).toEqual({ left: 0, why: null });
  execFileSync('git', ['fetch', '--quiet', 'origin', 'sallyport/record:sallyport/record'], { cwd: second.directory });
  for (const { directory } of places)
    execFileSync('git', ['remote', 'set-url', 'origin', join(directory, '..', 'away.git')], { cwd: directory });
  await signed();
  expect((await sealPending(second)).why).toContain('not pushed');
  const last = execFileSync('git', ['rev-parse', 'sallyport/record'], { cwd: second.directory, encoding: 'utf8' });
  await signed();
  const refused = await sealPending(first);
  expect(refused.why).toContain(`another server sealed ${last.trim()} last`);
});
