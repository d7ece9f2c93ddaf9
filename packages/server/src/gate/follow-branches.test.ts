import { expect, onTestFinished, test } from 'vitest';
import { foundedWorld } from '../testing/gate-world.ts';
import { followBranches } from './follow-branches.ts';
import { startLiveGate } from './live-gate.ts';

test('a commit made between the first judgement and the first look at the branches is judged as well', async () => {
  const { place, project, stop, until } = await foundedWorld();
  await stop();
  const gate = await startLiveGate(place);
  const text = project.git('show', 'HEAD:sallyport.yaml');
  project.commit('sallyport.yaml', text.replace('project: { name: Lantern,', 'project: { name: Lighthouse,'));
  const unfollow = followBranches(place, gate, { look: 20, fetch: 60_000 });
  onTestFinished(async () => {
    await unfollow();
    await gate.stop();
  });
  expect((await gate.current()).board.project).toBe('Lantern');
  await until(async () => (await gate.current()).board.project === 'Lighthouse');
});
