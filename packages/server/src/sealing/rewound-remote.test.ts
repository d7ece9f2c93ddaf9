import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pendingStatements } from '@sallyport/store';
import { expect, test } from 'vitest';
import type { Wish } from '../contract/drafts.ts';
import { openGate } from '../gate/open-gate.ts';
import { everything, foundedWorld } from '../testing/gate-world.ts';
import { sealPending } from './seal-pending.ts';

test('a no-go stands although the remote went back on it and the clone was made anew (attacks 4, 5, 10)', async () => {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  const nothingWaits = async () => (await pendingStatements(world.store)).length === 0;
  await world.until(async () => (await world.desk().board('mira')).looked !== null && (await nothingWaits()));
  const { directory, git } = world.project;
  const [remote, clone] = [join(directory, '..', 'remote.git'), join(directory, '..', 'clone')];
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  git('remote', 'add', 'origin', remote);
  git('push', '--quiet', 'origin', 'feature/phase-2', 'sallyport/record', 'v1.0.0');
  const before = git('rev-parse', 'sallyport/record').trim();
  const noGo: Wish = { ...everything, about: ['L4'], answer: 'rejected', reason: 'Nobody reads the mailbox.' };
  const receipt = await world.sign('noor', noGo);
  const digest = receipt.statements[0]?.digest ?? '';
  await world.until(nothingWaits);
  await world.stop();
  execFileSync('git', ['update-ref', 'refs/heads/sallyport/record', before], { cwd: remote });
  execFileSync('git', ['clone', '--quiet', '-b', 'feature/phase-2', remote, clone], { stdio: 'ignore' });
  for (const name of ['user.name', 'user.email', 'sallyport.branch'])
    execFileSync('git', ['config', name, git('config', name).trim()], { cwd: clone });

  const log: string[] = [];
  let ahead = 0;
  const now = () => `${new Date(Date.now() + ahead).toISOString().slice(0, 19)}Z`;
  const place = { ...world.place, directory: clone, now, note: (line: string) => log.push(line) };
  const quiet = { smtp: null, from: 'gate@lantern.example', webhook: null, page: 'https://gate.lantern.example/' };
  const gate = await openGate(place, quiet);
  try {
    const row = (await gate.desk.record('mira')).statements.find((each) => each.digest === digest);
    expect(row).toMatchObject({ index: null, pushed: false });
    expect((await gate.desk.criterion('noor', 'L4')).state).toBe('failed');
    expect((await sealPending(place)).why).toMatch(/another server sealed/);
  } finally {
    await gate.stop();
  }
  // The clone that had it does not come back.
  ahead = 3_600_000;
  expect(await sealPending(place)).toEqual({ left: 0, why: null });
  expect(log.join('\n')).toContain('The record lost');
  const path = `statements/${digest.slice(0, 2)}/${digest}.json`;
  const there = execFileSync('git', ['ls-tree', '--name-only', 'sallyport/record', path], { cwd: remote });
  expect(there.toString().trim()).toBe(path);
}, 120_000);
