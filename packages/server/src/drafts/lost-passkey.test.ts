import { retireCredentials } from '@sallyport/store';
import { expect, test } from 'vitest';
import { everything, foundedWorld } from '../testing/gate-world.ts';

test('a passkey that was lost is retired by the root that brings the new one, and signs nothing from then on', async () => {
  const world = await foundedWorld();
  const { desk, sign, store, until } = world;
  await until(async () => (await desk().people('mira')).root?.version === 1);
  await sign('mira', { act: 'baseline' });
  await sign('lena', everything);
  const old = world.passkey('noor').publicKey.fingerprint;
  const wish: typeof everything = { ...everything, about: ['L4'] };
  const before = await desk().draft('noor', wish);
  const answered = world.answerTo('noor', before);

  await retireCredentials(store, 'noor', world.place.now());
  await world.invite({ id: 'noor', roles: ['security'] });
  const { fingerprint } = world.passkey('noor').publicKey;
  await expect(desk().draft('noor', wish)).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
  await sign('mira', { act: 'enrol', persons: ['noor'] });
  expect(await desk().standing('noor')).toMatchObject({ keys: [old], retiredKeys: [] });
  // People is the page that waits for what was just signed.
  expect((await desk().people('mira')).invited).toMatchObject([{ person: 'noor', state: 'proposed' }]);
  const proposal = (await desk().home('lena')).waiting.find(({ kind }) => kind === 'proposal');
  await sign('lena', { ...everything, about: [proposal?.about ?? ''] });
  await until(async () => (await desk().people('mira')).root?.version === 2);

  expect(await desk().standing('noor')).toMatchObject({ enrolled: true, keys: [fingerprint], retiredKeys: [old] });
  await expect(desk().sign('noor', before.id, answered)).rejects.toMatchObject({
    code: expect.stringMatching(/^SERVER_(?:SIGNATURE_REFUSED|CHANGED)$/),
  });
  const receipt = await sign('noor', wish);
  expect(receipt.statements).toHaveLength(1);
});
