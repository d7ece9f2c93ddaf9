import { addJob, failJob, readJob, takeJob } from '@sallyport/store';
import { closeRepository } from '@sallyport/workspace';
import { expect, test } from 'vitest';
import { judge } from '../gate/judge.ts';
import { everything, foundedWorld, type GateWorld, gateWorld } from '../testing/gate-world.ts';
import { dueLooks } from './due-looks.ts';
import { lookNow } from './look-now.ts';

const week = 7 * 86_400;

async function looked(): Promise<GateWorld> {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  await world.until(async () => (await world.desk().board('mira')).looked !== null);
  return world;
}

async function evidence(world: GateWorld): Promise<number> {
  return (await world.desk().record('mira')).statements.filter(({ type }) => type === 'evidence').length;
}

test('the server looks by itself at what nobody has seen, and again when the bytes change', async () => {
  const world = await looked();
  const exposure = async () => (await world.desk().criterion('noor', 'D1')).facets[0]?.findings.length ?? 0;
  const before = await evidence(world);
  const found = await exposure();
  expect(found).toBeGreaterThan(0);
  const text = world.project.git('show', 'HEAD:compose.staging.yaml').replace('    ports: ["6379:6379"]\n', '');
  world.project.commit('compose.staging.yaml', text);
  await world.restart();
  await world.until(async () => (await evidence(world)) > before && (await exposure()) < found);
});

test('an unchanged observation is written down once, and renewed when somebody asks for it later', async () => {
  const world = await looked();
  const { place } = world;
  expect(await lookNow(place, { criteria: ['D1'], renewAfter: 60 })).toBe(0);
  world.wait(61);
  expect(await lookNow(place, { criteria: ['D1'], renewAfter: 60 })).toBeGreaterThan(0);
  expect(await lookNow(place, { criteria: ['D1'], renewAfter: 60 })).toBe(0);
  const { job } = await world.desk().look('mira', ['D1']);
  await world.until(async () => (await readJob(place.store, job))?.state === 'done');
});

test('a pass is looked at again before it runs out, together with what runs out soon after', async () => {
  const world = await looked();
  const judged = await judge(world.place);
  const now = world.place.now();
  const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString().replace('.000Z', 'Z');
  expect(dueLooks(judged, now).filter(({ slot }) => slot.startsWith('look:aging'))).toEqual([]);
  const due = dueLooks(judged, later(week - 1800));
  const aging = due.find(({ slot }) => slot.startsWith('look:aging'));
  expect(aging?.criteria.length).toBeGreaterThan(0);
  expect(dueLooks(judged, later(week - 1799))).toEqual(due);
});

test('before anybody is enrolled the server does not look, since nobody would believe it', async () => {
  const world = await gateWorld();
  await expect(lookNow(world.place, { criteria: null, renewAfter: 0 })).rejects.toMatchObject({
    code: 'CLI_NO_TRUST_ROOT',
  });
  expect(world.log.filter((line) => line.startsWith('Looking failed'))).toEqual([]);
});

test('a look that was given up is tried again while it is due, since what stood in its way may be mended', async () => {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  await world.stop();
  const { place, store } = world;
  // The server's key was no runner yet, say, and the few tries were over before somebody enrolled it.
  const now = place.now();
  const judged = await judge(place);
  closeRepository(judged.session.repository);
  for (const { slot } of dueLooks(judged, now)) {
    await store.db.deleteFrom('jobs').where('slot', '=', slot).execute();
    await addJob(
      store,
      { slot, kind: 'look', payload: { criteria: [], asked: false }, runAt: now, maxAttempts: 1 },
      now,
    );
    const job = await takeJob(store, ['look'], 60, now);
    if (job !== null) await failJob(store, job, 'its key is no runner', now);
  }
  await world.restart();
  await world.until(async () => (await world.desk().board('mira')).looked !== null);
});
