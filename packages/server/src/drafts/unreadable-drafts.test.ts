import { expect, test } from 'vitest';
import { everything, foundedWorld } from '../testing/gate-world.ts';

test('what the record would not read is refused while it is drafted, and the gate stays judged', async () => {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  const fraction = `2027-01-01T00:00:00.${'0'.repeat(100_000)}Z`;
  await expect(
    world.sign('mira', { act: 'deviate', criteria: [], reason: 'Not in this test.', expires: fraction }),
  ).rejects.toMatchObject({ code: 'SERVER_REFUSED' });
  await expect(world.sign('mira', { act: 'kickoff', title: 'x'.repeat(100_000) })).rejects.toMatchObject({
    code: 'SERVER_REFUSED',
  });
  await world.sign('mira', { act: 'vote', answer: 'no-go', reason: 'With \u0000 and\nlines.' });
  await world.until(async () => (await world.desk().board('mira')).looked !== null);
  expect(world.log.join('\n')).not.toContain('could not be judged');
});
