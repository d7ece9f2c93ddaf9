import { expect, test } from 'vitest';
import { everything, foundedWorld } from '../testing/gate-world.ts';

test('a root with a new passkey of somebody retires the old one, and nobody else loses any', async () => {
  const world = await foundedWorld();
  const { desk, sign, until } = world;
  await until(async () => (await desk().people('mira')).root?.version === 1);
  const keys = async (person: string) =>
    (await desk().people('mira')).people
      .find(({ id }) => id === person)
      ?.keys.map(({ fingerprint, status }) => [fingerprint, status]);
  const lost = world.passkey('noor').publicKey.fingerprint;
  const others = [await keys('mira'), await keys('lena')];

  await world.invite({ id: 'noor', roles: ['security'] });
  const fresh = world.passkey('noor').publicKey.fingerprint;
  await sign('mira', { act: 'enrol', persons: ['noor'] });
  await sign('lena', everything);

  await until(async () => (await desk().people('mira')).root?.version === 2);
  expect(Object.fromEntries((await keys('noor')) ?? [])).toEqual({ [lost]: 'retired', [fresh]: 'active' });
  expect([await keys('mira'), await keys('lena')]).toEqual(others);
  expect((await desk().standing('noor')).retiredKeys).toEqual([lost]);
});
