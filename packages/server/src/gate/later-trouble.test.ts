import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { closeRepository } from '@sallyport/workspace';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type GateWorld, gateWorld } from '../testing/gate-world.ts';
import { judge } from './judge.ts';
import { type LaterTrouble, tellLaterTrouble } from './later-trouble.ts';
import type { Live } from './live-gate.ts';

async function told({ place }: GateWorld, offline = false): Promise<readonly LaterTrouble[]> {
  const found: LaterTrouble[] = [];
  const current = async (): Promise<Live> => {
    const judged = await judge(place);
    onTestFinished(() => closeRepository(judged.session.repository));
    return { ...judged, revision: 1, through: 1, trouble: null };
  };
  await tellLaterTrouble({ ...place, offline }, { current }, (each) => found.push(each));
  return found;
}

/** Runs what was said to mend it, as whoever reads it does. */
function mend({ command }: LaterTrouble): void {
  execFileSync('sh', ['-c', command ?? 'false'], { stdio: 'ignore' });
}

test('a clone that can do everything is told nothing', async () => {
  const world = await gateWorld();
  expect(await told(world)).toEqual([]);
});

test('the branch of the gate file that the clone lacks, and the command that makes it', async () => {
  const world = await gateWorld();
  const { git } = world.project;
  const text = git('show', 'HEAD:sallyport.yaml').replace('branch: feature/phase-2,', 'branch: feature/decided,');
  world.project.commit('sallyport.yaml', text);
  const [only, ...more] = await told(world);
  expect(more).toEqual([]);
  expect(only?.what).toContain('names the branch feature/decided');
  if (only) mend(only);
  expect(await told(world)).toEqual([]);
});

test('a branch to judge that is nowhere is said with its command', async () => {
  const world = await gateWorld();
  world.project.git('config', 'sallyport.branch', 'feature/nowhere');
  const [first] = await told(world);
  expect(first?.what).toMatch(/^The gate cannot be judged: The branch feature\/nowhere/u);
  expect(first?.command).toContain('git switch feature/nowhere');
});

test('a commit that could name no author, and the command that says who', async () => {
  const world = await gateWorld();
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  onTestFinished(() => void vi.unstubAllEnvs());
  world.project.git('config', '--unset', 'user.name');
  const [only, ...more] = await told(world);
  expect(more).toEqual([]);
  expect(only?.what).toContain('user.name and user.email');
  if (only) mend(only);
  expect(await told(world)).toEqual([]);
});

test('a remote that cannot be pushed to, unless offline was asked for; asking leaves nothing there', async () => {
  const world = await gateWorld();
  const remote = join(world.project.directory, '..', 'remote.git');
  world.project.git('remote', 'add', 'origin', remote);
  const [only, ...more] = await told(world);
  expect(more).toEqual([]);
  expect(only?.what).toMatch(/^Nothing can be pushed to origin/u);
  expect(only?.command).toContain('push --dry-run origin');
  expect(await told(world, true)).toEqual([]);
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  const hook = join(remote, 'hooks', 'pre-receive');
  writeFileSync(hook, '#!/bin/sh\nexit 1\n');
  chmodSync(hook, 0o755);
  expect(await told(world)).toEqual([]);
  expect(execFileSync('git', ['for-each-ref'], { cwd: remote, encoding: 'utf8' })).toBe('');
});

test('a clock that is apart from that of the remote', async () => {
  const server = createServer((_, response) => {
    response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
    response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const world = await gateWorld();
  const { port } = server.address() as AddressInfo;
  world.project.git('remote', 'add', 'origin', `http://127.0.0.1:${port}/a.git`);
  const found = await told(world);
  expect(found.map(({ what }) => what)).toContainEqual(expect.stringMatching(/^The clock here is \d+ seconds behind/u));
});
