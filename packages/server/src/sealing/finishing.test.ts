import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
