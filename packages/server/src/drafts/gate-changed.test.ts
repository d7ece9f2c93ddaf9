import { expect, test } from 'vitest';
import { everything, foundedWorld } from '../testing/gate-world.ts';

test('whoever decides reads that the gate was changed just before, and how (attack 17)', async () => {
  const world = await foundedWorld();
  const { desk, sign, until, project } = world;
  await until(async () => (await desk().people('mira')).root?.version === 1);
  const baseline = async (): Promise<void> => {
    await sign('mira', { act: 'baseline' });
    await sign('lena', everything);
    await until(async () => !JSON.stringify((await desk().board('mira')).blockers).includes('baseline'));
  };
  // Nothing is decided while something waits to be sealed.
  const meaning = async (): Promise<string> => {
    let said = '';
    await until(async () => {
      said = await desk()
        .draft('mira', { act: 'decide' })
        .then(
          (draft) => draft.meaning,
          () => '',
        );
      return said !== '';
    });
    return said;
  };
  await baseline();
  expect(await meaning()).toMatch(/^I decide, as the record computes it\.\nThe gate is as it was first agreed/u);
  const text = project.git('show', 'HEAD:sallyport.yaml');
  project.commit('sallyport.yaml', text.replace('kickoff: { quorum: 2 }', 'kickoff: { quorum: 1 }'));
  await until(async () => JSON.stringify((await desk().board('mira')).blockers).includes('changed since its baseline'));
  await baseline();
  const after = await meaning();
  expect(after).toMatch(/\nThe gate changed .* ago \(baseline .*, signed by mira and lena\):\n/u);
  expect(after).toContain('  now below the profile: O1 smaller quorum: 8 roles attend the kickoff → 1 suffice');
});
