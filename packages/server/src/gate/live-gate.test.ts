import { expect, test } from 'vitest';
import { foundedWorld, gateWorld } from '../testing/gate-world.ts';
import { startLiveGate } from './live-gate.ts';

test('a state that cannot be judged is HOLD with the reason, and not the last good board', async () => {
  const world = await foundedWorld();
  const live = await startLiveGate(world.place);
  try {
    const before = await live.current();
    expect(before.trouble).toBeNull();
    world.project.commit('sallyport.yaml', 'sallyport: 1\nextends: nothing\n');
    const { trouble } = await live.refresh();
    expect(trouble?.reason).toContain('sallyport.yaml:');
    expect(live.latest()).toMatchObject({ verdict: 'HOLD', door: 'closed' });
    world.project.git('revert', '--no-edit', 'HEAD');
    const after = await live.refresh();
    expect(after.trouble).toBeNull();
    expect(after.revision).toBeGreaterThan(before.revision);
  } finally {
    await live.stop();
  }
});

test('many ask for a judgement at once and share it; pages are made once a revision', async () => {
  const world = await gateWorld();
  const live = await startLiveGate(world.place);
  try {
    let judged = 0;
    live.onJudged(() => {
      judged += 1;
    });
    await Promise.all(Array.from({ length: 50 }, async () => await live.refresh()));
    expect(judged).toBe(2);
    let made = 0;
    const page = async () => await live.page('one', () => ++made);
    await Promise.all([page(), page(), page()]);
    expect(made).toBe(1);
    await expect(
      live.page('bad', () => {
        throw new Error('no page');
      }),
    ).rejects.toThrow('no page');
    expect(await live.page('bad', () => 'mended')).toBe('mended');
  } finally {
    await live.stop();
  }
});

test('what is accepted is told with what it touches, in order of revision', async () => {
  const world = await foundedWorld();
  const told: number[] = [];
  const touched = new Set<string>();
  world.desk().onChanged(({ revision, touches }) => {
    told.push(revision);
    for (const each of touches) touched.add(each);
  });
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.until(() => touched.has('record') && touched.has('board'));
  expect(told).toEqual([...told].sort((left, right) => left - right));
  expect(new Set(told).size).toBe(told.length);
});

test('a gate that was never judged says so, and not that all is well', async () => {
  const world = await gateWorld();
  world.project.commit('sallyport.yaml', 'sallyport: 1\n');
  await world.restart();
  await expect(world.desk().board('mira')).rejects.toMatchObject({
    code: 'SERVER_NOT_READY',
    message: expect.stringContaining('cannot be judged'),
  });
});
