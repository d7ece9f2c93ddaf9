import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeRepository, materials, openRepository } from '@sallyport/workspace';
import { expect, onTestFinished, test } from 'vitest';
import { bringBranchForward } from './bring-branch-forward.ts';

function run(cwd: string, ...words: readonly string[]): string {
  const identity = ['-c', 'user.name=Gate', '-c', 'user.email=gate@lantern.example', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...words], { cwd, encoding: 'utf8' }).trim();
}

/** A clone whose remote has one commit more on the branch `gate`; gives what brings it forward, and the newest commit. */
function clonedBefore(checkedOut: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-forward-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [team, clone] = [join(folder, 'team'), join(folder, 'clone')];
  run(folder, 'init', '--quiet', '--initial-branch', 'main', team);
  writeFileSync(join(team, 'plan.md'), 'first\n');
  run(team, 'add', '.');
  run(team, 'commit', '--quiet', '--message', 'first');
  run(team, 'branch', 'gate');
  run(folder, 'clone', '--quiet', '--branch', checkedOut, team, clone);
  run(team, 'switch', '--quiet', 'gate');
  writeFileSync(join(team, 'plan.md'), 'second\n');
  run(team, 'commit', '--quiet', '--all', '--message', 'second');
  run(clone, 'fetch', '--quiet');
  const forward = async () => {
    const repository = await openRepository(clone);
    try {
      await bringBranchForward(repository, await materials(repository, 'gate'));
    } finally {
      closeRepository(repository);
    }
  };
  return { clone, forward, newest: run(team, 'rev-parse', 'gate') };
}

test.each(['gate', 'main'])('with %s checked out the branch stands where it was judged', async (checkedOut) => {
  const { clone, forward, newest } = clonedBefore(checkedOut);
  await forward();
  expect(run(clone, 'rev-parse', 'gate')).toBe(newest);
  expect(run(clone, 'status', '--porcelain')).toBe('');
  await forward();
  expect(run(clone, 'rev-parse', 'gate')).toBe(newest);
});

test('work that is in the way stays, and is said', async () => {
  const { clone, forward, newest } = clonedBefore('gate');
  writeFileSync(join(clone, 'plan.md'), 'mine\n');
  await expect(forward()).rejects.toThrow();
  expect(run(clone, 'rev-parse', 'gate')).not.toBe(newest);
  expect(run(clone, 'diff', '--stat')).toContain('plan.md');
});

test('commits that only this clone has are never left behind', async () => {
  const { clone, forward } = clonedBefore('gate');
  writeFileSync(join(clone, 'own.md'), 'own\n');
  run(clone, 'add', '.');
  run(clone, 'commit', '--quiet', '--message', 'own');
  const own = run(clone, 'rev-parse', 'gate');
  await forward();
  expect(run(clone, 'rev-parse', 'gate')).toBe(own);
});
