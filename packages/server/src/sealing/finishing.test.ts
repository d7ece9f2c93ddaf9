import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { foundedWorld } from '../testing/gate-world.ts';
import { takeToGo } from '../testing/go-ceremony.ts';
import { startFinishing } from './finishing.ts';

test('the commit of a GO that the remote did not take is pushed when it takes it, and nobody has to sign or start anything', async () => {
  const world = await foundedWorld();
  const { directory, git } = world.project;
  const remote = join(directory, '..', 'remote.git');
  execFileSync('git', ['clone', '--quiet', '--bare', directory, remote]);
  git('remote', 'add', 'origin', remote);
  // As git leaves it where somebody's push was killed: the record goes through, and this one branch does not.
  const lock = join(remote, 'refs', 'heads', 'feature', 'phase-2.lock');
  execFileSync('mkdir', ['-p', join(remote, 'refs', 'heads', 'feature')]);
  writeFileSync(lock, '');
  await takeToGo(world);
  const here = git('rev-parse', 'feature/phase-2').trim();
  expect(git('log', '-1', '--format=%s', here).trim()).toBe('Phase 2.0: Confirmed.');
  function there(): string {
    return execFileSync('git', ['rev-parse', 'feature/phase-2'], { cwd: remote, encoding: 'utf8' }).trim();
  }
  await world.stop();
  expect(there()).not.toBe(here);
  const finishing = startFinishing(world.place, 50);
  onTestFinished(finishing.stop);
  const refused = (): number => world.log.filter((line) => line.includes('was not pushed')).length;
  const before = refused();
  finishing.soon();
  await world.until(() => refused() >= before + 2);
  rmSync(lock);
  await world.until(() => there() === here);
}, 120_000);

test('a GO whose server ended before its commit is committed by another server that runs, and one that is undone is left to people', async () => {
  const world = await foundedWorld();
  await takeToGo(world);
  await world.stop();
  const { git } = world.project;
  git('reset', '--quiet', '--hard', 'HEAD~1');
  const finishing = startFinishing(world.place, 20);
  onTestFinished(finishing.stop);
  const subject = (): string => git('log', '-1', '--format=%s', 'feature/phase-2').trim();
  finishing.watch(true);
  finishing.watch(false);
  await pause(400);
  expect(subject()).not.toBe('Phase 2.0: Confirmed.');
  finishing.watch(true);
  await world.until(() => subject() === 'Phase 2.0: Confirmed.');
  // Its work tree follows the branch before it ends.
  await finishing.stop();
  git('reset', '--quiet', '--hard', 'HEAD~1');
  world.project.commit('docs/terms.md', '# Terms\n\nWhoever plays agrees to everything.\n');
  const said = (): number => world.log.filter((line) => line.includes('decide again')).length;
  const later = startFinishing(world.place, 20);
  onTestFinished(later.stop);
  later.watch(true);
  await world.until(() => said() === 1);
  later.watch(true);
  await pause(400);
  expect(said()).toBe(1);
}, 200_000);
