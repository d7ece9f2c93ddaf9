import { expect, test } from 'vitest';
import { foundedWorld } from '../testing/gate-world.ts';
import { takeToGo } from '../testing/go-ceremony.ts';

const webhook = { url: 'http://127.0.0.1:1/', secret: 'a shared secret', allowPrivate: true };

test('a door that is held is told to everybody with a role, once for each time it is held, and without the reason', async () => {
  const world = await foundedWorld({ smtp: null, from: 'gate@lantern.example', webhook, page: 'https://x.example/' });
  const { desk, sign, store, until } = world;
  const told = async (): Promise<readonly string[]> => {
    const rows = await store.db.selectFrom('notices').selectAll().where('kind', '=', 'HOLD').execute();
    expect(rows.filter(({ body }) => body.includes('Testers'))).toEqual([]);
    return rows.map(({ person }) => person).sort();
  };
  await takeToGo(world);
  expect((await desk().board('mira')).door).toBe('open');
  expect(await told()).toEqual([]);
  await sign('noor', { act: 'hold', reason: 'Testers read the letters of others.', criteria: [] });
  await until(async () => (await told()).length > 0);
  expect((await desk().board('mira')).door).toBe('held');
  expect(await told()).toEqual(['lena', 'mira', 'noor']);
  await world.restart();
  await until(async () => (await desk().board('mira')).door === 'held');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await told()).toHaveLength(3);
}, 120_000);

test('a door that is held again for the same reason is told again', async () => {
  const world = await foundedWorld({ smtp: null, from: 'gate@lantern.example', webhook, page: 'https://x.example/' });
  const { desk, store, until, project } = world;
  const told = async (): Promise<number> =>
    (await store.db.selectFrom('notices').select('dedupe').where('kind', '=', 'HOLD').execute()).length;
  const door = async (): Promise<string> => (await desk().board('mira')).door;
  await takeToGo(world);
  const terms = project.git('show', 'HEAD:docs/terms.md');
  for (const times of [1, 2]) {
    project.commit('docs/terms.md', `${terms}\nWhoever plays agrees to everything.\n`);
    await until(async () => (await door()) === 'held');
    await until(async () => (await told()) === 3 * times);
    project.commit('docs/terms.md', terms);
    await until(async () => (await door()) === 'open');
    world.wait(60);
  }
}, 120_000);
