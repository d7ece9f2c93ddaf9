import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction, markAttendance, raiseRevision, readRevision } from '@sallyport/store';
import { expect, onTestFinished, test } from 'vitest';
import { foundedWorld, type GateWorld, gateWorld } from '../testing/gate-world.ts';
import type { GatePlace } from './gate-place.ts';
import { type LivePace, startLiveGate } from './live-gate.ts';

const soon: LivePace = { shortest: 50, longest: 3_600_000, clock: 10 };

/** The gate of a founded world that nothing else works at. */
async function quietGate(change: (place: GatePlace) => Partial<GatePlace> = () => ({}), pace?: LivePace) {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().board('mira')).record?.waiting === 0);
  await world.stop();
  const live = await startLiveGate({ ...world.place, ...change(world.place) }, pace);
  onTestFinished(() => live.stop());
  return { world, live };
}

function rename({ project }: GateWorld, name: string): void {
  const text = project.git('show', 'HEAD:sallyport.yaml');
  project.commit('sallyport.yaml', text.replace(/project: \{ name: \w+,/, `project: { name: ${name},`));
}

test('a database that was away when it was time to judge does not end the judging, and is a HOLD meanwhile', async () => {
  const { world, live } = await quietGate(undefined, soon);
  const { db } = world.store;
  await db.schema.alterTable('counters').renameTo('away').execute();
  const told: number[] = [];
  live.onChanged(({ revision }) => told.push(revision));
  await expect.poll(async () => ((await live.refresh()).trouble === null ? 'fine' : 'trouble')).toBe('trouble');
  expect(live.latest().verdict).toBe('HOLD');
  await db.schema.alterTable('away').renameTo('counters').execute();
  // Nobody asks, and nothing moves: it finds out by itself.
  await expect.poll(() => live.newest()?.trouble, { timeout: 20_000 }).toBeNull();
  expect(told.length).toBeGreaterThan(1);
  expect(new Set(told).size).toBe(told.length);
  expect(await readRevision(world.store)).toBe(live.newest()?.revision);
});

test('a listener that throws makes no judgement a bad one, and keeps no other from hearing', async () => {
  const { world, live } = await quietGate();
  const heard: string[] = [];
  live.onChanged(() => {
    throw new Error('a screen that is gone');
  });
  live.onJudged(() => {
    throw new Error('no room in the outbox');
  });
  live.onChanged(() => void heard.push('changed'));
  live.onJudged(() => void heard.push('judged'));
  rename(world, 'Lighthouse');
  const { trouble, board } = await live.refresh();
  expect([trouble, board.project]).toEqual([null, 'Lighthouse']);
  expect(heard).toEqual(['changed', 'judged']);
  expect(world.log.filter((line) => line.includes('could not be told'))).toHaveLength(2);
});

test('a page that is asked for at the moment of a new judgement is never one of the old judgement', async () => {
  let ask: (() => void) | null = null;
  const { world, live } = await quietGate(({ now }) => ({
    now: () => {
      ask?.();
      return now();
    },
  }));
  const asked: Promise<unknown>[] = [];
  async function askAllTheTime(): Promise<void> {
    for (let round = 0; round < 3000; round++) {
      asked.push(live.page(`page ${round}`, ({ board }) => board.project));
      await Promise.resolve();
    }
  }
  ask = () => {
    ask = null;
    void askAllTheTime();
  };
  rename(world, 'Lighthouse');
  await live.refresh();
  await Promise.all(asked);
  const names = new Set<string>();
  for (let round = 0; round < asked.length; round++)
    names.add(await live.page(`page ${round}`, ({ board }) => board.project));
  expect([asked.length > 100, [...names]]).toEqual([true, ['Lighthouse']]);
});

test('what others commit while the judgement of a branch raises the revision is not taken for judged', async () => {
  let meanwhile: (() => void) | null = null;
  const { world, live } = await quietGate(({ now }) => ({
    now: () => {
      meanwhile?.();
      return now();
    },
  }));
  const touched: string[] = [];
  live.onChanged(({ touches }) => void touched.push(...touches));
  let other: Promise<unknown> = Promise.resolve();
  meanwhile = () => {
    meanwhile = null;
    other = inTransaction(world.store, async (inside) => await raiseRevision(inside, ['criterion:Z9']));
  };
  rename(world, 'Lighthouse');
  const judged = await live.refresh();
  await other;
  expect(judged.revision).toBe(await readRevision(world.store));
  expect(judged.through).toBeLessThan(judged.revision);
  await expect.poll(() => touched.includes('criterion:Z9')).toBe(true);
  await expect.poll(() => (live.newest()?.through ?? 0) >= judged.revision).toBe(true);
});

test('what another server accepts during the very first judgement is judged, although nobody listened yet', async () => {
  let other: Promise<number> | null = null;
  let asked = 0;
  const { world, live } = await quietGate(({ now, store }) => ({
    now: () => {
      asked += 1;
      // The first time is asked before anything is judged.
      if (asked > 1) other ??= inTransaction(store, async (inside) => await raiseRevision(inside, ['record']));
      return now();
    },
  }));
  const revision = await (other ?? Promise.reject(new Error('nothing was judged')));
  expect(await readRevision(world.store)).toBe(revision);
  await expect.poll(() => (live.newest()?.through ?? 0) >= revision).toBe(true);
});

test('a change that is judged already is not judged once more, and others are', async () => {
  const { world, live } = await quietGate();
  let judged = 0;
  live.onJudged(() => {
    judged += 1;
  });
  rename(world, 'Lighthouse');
  await live.refresh();
  await pause(300);
  expect(judged).toBe(1);
  await markAttendance(world.store, 'a'.repeat(64), 'noor', world.place.now());
  await expect.poll(() => judged).toBe(2);
});

test('a clock that jumps is followed: what time alone changes is judged then, and not an hour later', async () => {
  const { world, live } = await quietGate(undefined, soon);
  let judged = 0;
  live.onJudged(() => {
    judged += 1;
  });
  await pause(100);
  expect(judged).toBe(0);
  world.wait(2 * 3600);
  await expect.poll(() => judged).toBe(1);
  world.wait(-3 * 3600);
  await expect.poll(() => judged).toBe(2);
});

/** Processes of git that we started and that did not end. */
function gitReaders(): number {
  const listed = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'args='], { encoding: 'utf8' });
  return listed.split('\n').filter((line) => line.includes('cat-file')).length;
}

test('judging in vain again and again leaves no processes behind', async () => {
  const world = await gateWorld();
  await world.stop();
  world.project.commit('sallyport.yaml', 'sallyport: 1\n');
  const before = gitReaders();
  const live = await startLiveGate(world.place);
  for (let round = 0; round < 6; round++) await live.refresh().catch(() => undefined);
  await expect.poll(gitReaders).toBe(before);
  await live.stop();
});
