import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pendingStatements, reopenStatements } from '@sallyport/store';
import { expect, onTestFinished, test } from 'vitest';
import { foundedWorld } from '../testing/gate-world.ts';
import { sealPending } from './seal-pending.ts';
import { startSealing } from './sealing.ts';

test('what was acknowledged before a crash is sealed after the next start, once', async () => {
  const world = await foundedWorld();
  await world.until(async () => (await pendingStatements(world.store)).length === 0);
  await world.sign('mira', { act: 'baseline' });
  await world.stop();
  // A process that died after the branch was written and before the database knew of it.
  const digests = (await pendingStatements(world.store)).map(({ digest }) => digest);
  await sealPending(world.place);
  const tip = world.project.git('rev-parse', 'sallyport/record');
  await reopenStatements(world.store, digests);
  expect(await sealPending(world.place)).toEqual({ left: 0, why: null });
  expect(await pendingStatements(world.store)).toEqual([]);
  expect(world.project.git('rev-parse', 'sallyport/record')).toBe(tip);
  await world.restart();
  const { statements } = await world.desk().record('mira');
  expect(new Set(statements.map(({ digest }) => digest)).size).toBe(statements.length);
  expect(statements.every(({ index }) => index !== null)).toBe(true);
});

test('while the remote is away statements are sealed here and stay pending; then they are pushed', async () => {
  const world = await foundedWorld();
  await world.until(async () => (await pendingStatements(world.store)).length === 0);
  const remote = join(world.project.directory, '..', 'remote.git');
  world.project.git('remote', 'add', 'origin', remote);
  await world.sign('mira', { act: 'baseline' });
  await world.stop();
  const away = await sealPending(world.place);
  expect(away.left).toBeGreaterThan(0);
  expect(away.why).toContain('not pushed');
  const waiting = await pendingStatements(world.store);
  expect(waiting.every(({ sealedIn }) => sealedIn !== null)).toBe(true);
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  expect(await sealPending(world.place)).toEqual({ left: 0, why: null });
  const there = execFileSync('git', ['rev-parse', 'refs/heads/sallyport/record'], { cwd: remote, encoding: 'utf8' });
  expect(there).toBe(world.project.git('rev-parse', 'sallyport/record'));
});

test('somebody who signs all the time keeps nothing from being sealed', async () => {
  const world = await foundedWorld();
  await world.stop();
  const digests = (await pendingStatements(world.store)).map(({ digest }) => digest);
  const [statement] = await world.store.db.selectFrom('statements').select('digest').execute();
  await reopenStatements(world.store, digests.length > 0 ? digests : [statement?.digest ?? '']);
  const sealing = startSealing(world.place);
  const signing = setInterval(sealing.soon, 20);
  onTestFinished(async () => {
    clearInterval(signing);
    await sealing.stop();
  });
  sealing.soon();
  await world.until(async () => (await pendingStatements(world.store)).length === 0);
});
