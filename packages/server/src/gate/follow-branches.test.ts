import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { foundedWorld, type GateWorld, gateWorld } from '../testing/gate-world.ts';
import { remoteOf } from '../testing/remote-of.ts';
import { followBranches } from './follow-branches.ts';
import { type LiveGate, startLiveGate } from './live-gate.ts';

function rename({ project }: Pick<GateWorld, 'project'>, name: string): void {
  const text = project.git('show', 'HEAD:sallyport.yaml');
  project.commit('sallyport.yaml', text.replace(/project: \{ name: \w+,/, `project: { name: ${name},`));
}

/** Follows with short pauses; ends with the test. */
function follow({ place }: GateWorld, gate: LiveGate, fetch = 60_000): () => Promise<void> {
  const unfollow = followBranches(place, gate, { look: 20, fetch });
  onTestFinished(async () => {
    await unfollow();
    await gate.stop();
  });
  return unfollow;
}

async function projectOf(gate: LiveGate): Promise<string> {
  return (await gate.current()).board.project;
}

test('a commit made between the first judgement and the first look at the branches is judged as well', async () => {
  const world = await foundedWorld();
  await world.stop();
  const gate = await startLiveGate(world.place);
  rename(world, 'Lighthouse');
  follow(world, gate);
  expect(await projectOf(gate)).toBe('Lantern');
  await world.until(async () => (await projectOf(gate)) === 'Lighthouse');
});

test('a remote that hangs hides nothing that moves here, and nobody waits for it at the end', async () => {
  let asked = 0;
  const silent = createServer(() => {
    asked += 1;
  });
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const world = await foundedWorld();
  await world.stop();
  vi.stubEnv('GIT_ALLOW_PROTOCOL', 'http');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { port } = silent.address() as AddressInfo;
  world.project.git('remote', 'add', 'origin', `http://127.0.0.1:${port}/a.git`);
  const gate = await startLiveGate(world.place);
  const unfollow = follow(world, gate);
  await world.until(() => asked > 0);
  rename(world, 'Lighthouse');
  await world.until(async () => (await projectOf(gate)) === 'Lighthouse');
  // Longer than a test may take: the fetch has a minute.
  await unfollow();
  expect(world.log.filter((line) => line.startsWith('The branches could not'))).toEqual([]);
});

test('a gate that was broken from the start is judged when somebody mends it at the remote', async () => {
  const world = await gateWorld();
  const good = world.project.git('show', 'HEAD:sallyport.yaml');
  world.project.commit('sallyport.yaml', 'sallyport: 1\n');
  await world.stop();
  const remote = remoteOf(world.project);
  const gate = await startLiveGate(world.place);
  expect(gate.newest()).toBeNull();
  follow(world, gate, 20);
  remote.change('sallyport.yaml', () => good);
  await world.until(() => gate.newest() !== null);
});

test('a clock that is set back does not keep the remote from being fetched', async () => {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().board('mira')).record?.waiting === 0);
  await world.stop();
  const remote = remoteOf(world.project);
  const gate = await startLiveGate(world.place);
  const clock = vi.spyOn(Date, 'now');
  onTestFinished(() => clock.mockRestore());
  follow(world, gate, 30);
  const name = (next: string) => (text: string) => text.replace(/name: \w+,/, `name: ${next},`);
  remote.change('sallyport.yaml', name('Lighthouse'));
  await world.until(async () => (await projectOf(gate)) === 'Lighthouse');
  const now = Date.now();
  clock.mockImplementation(() => now - 86_400_000);
  remote.change('sallyport.yaml', name('Beacon'));
  await world.until(async () => (await projectOf(gate)) === 'Beacon');
});

test('the branch that is judged is followed also while the gate file names another one', async () => {
  const world = await gateWorld();
  await world.stop();
  const text = world.project.git('show', 'HEAD:sallyport.yaml');
  world.project.git('branch', 'feature/decided');
  world.project.commit('sallyport.yaml', text.replace('branch: feature/phase-2,', 'branch: feature/decided,'));
  const gate = await startLiveGate(world.place);
  follow(world, gate);
  await world.until(async () => (await projectOf(gate)) === 'Lantern');
  let judged = 0;
  gate.onJudged(() => {
    judged += 1;
  });
  await world.until(() => judged > 0);
  rename(world, 'Lighthouse');
  await world.until(async () => (await projectOf(gate)) === 'Lighthouse');
});
