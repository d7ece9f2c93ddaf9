import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import {
  filesBelow,
  plantTraps,
  repositoryWithWork,
  temporaryFolder,
  temporaryRepository,
} from '../testing/temporary-repository.ts';
import { createBranch } from './create-branch.ts';
import { writeDraft } from './write-draft.ts';

test('a new branch is checked out with all work as it was', async () => {
  const project = repositoryWithWork();
  const sprung = plantTraps(project);
  const before = [filesBelow(project.directory), readFileSync(join(project.directory, '.git/index'))];
  expect(await createBranch(await openRepository(project.directory), 'docs/phase-7')).toBe('created');
  expect([filesBelow(project.directory), readFileSync(join(project.directory, '.git/index'))]).toEqual(before);
  expect(project.git('symbolic-ref', '--short', 'HEAD').trim()).toBe('docs/phase-7');
  expect(project.git('rev-parse', 'docs/phase-7')).toBe(project.git('rev-parse', 'work'));
  expect(await createBranch(await openRepository(project.directory), 'docs/phase-7')).toBe('already there');
  expect(sprung()).toEqual([]);
});

test('an existing branch is taken only where that touches no file', async () => {
  const project = temporaryRepository();
  project.commit('one');
  project.git('branch', 'same');
  project.git('branch', 'behind');
  const linked = join(temporaryFolder(), 'linked');
  project.git('worktree', 'add', '--quiet', '-b', 'taken', linked);
  expect(await createBranch(await openRepository(project.directory), 'same')).toBe('switched');
  project.commit('two');
  const repository = await openRepository(project.directory);
  await expect(createBranch(repository, 'behind')).rejects.toMatchObject({
    code: 'BRANCH_IN_THE_WAY',
    command: 'git switch behind',
  });
  await expect(createBranch(repository, 'taken')).rejects.toMatchObject({ code: 'BRANCH_IN_THE_WAY' });
  for (const name of ['--orphan', 'a..b', 'x.lock', '@{-1}', '', 'a b']) {
    await expect(createBranch(repository, name), name).rejects.toMatchObject({ code: 'BRANCH_NAME_INVALID' });
  }
  project.git('bisect', 'start');
  await expect(createBranch(repository, 'new')).rejects.toMatchObject({ code: 'OPERATION_IN_PROGRESS' });
});

test('before the first commit and with a detached HEAD a branch can be begun', async () => {
  const project = temporaryRepository();
  expect(await createBranch(await openRepository(project.directory), 'docs/phase-7')).toBe('created');
  expect(project.git('symbolic-ref', '--short', 'HEAD').trim()).toBe('docs/phase-7');
  project.commit('one');
  project.git('checkout', '--quiet', '--detach');
  expect(await createBranch(await openRepository(project.directory), 'next')).toBe('created');
  expect(project.git('symbolic-ref', '--short', 'HEAD').trim()).toBe('next');
});

test('a draft never replaces anything and never leaves its folder', async () => {
  const folder = temporaryFolder();
  const outside = temporaryFolder();
  expect(await writeDraft(folder, 'docs/log.md', 'draft')).toBe('written');
  expect(await writeDraft(folder, 'docs/log.md', 'other')).toBe('kept');
  expect(readFileSync(join(folder, 'docs/log.md'), 'utf8')).toBe('draft');
  symlinkSync(join(outside, 'target'), join(folder, 'dangling'));
  expect(await writeDraft(folder, 'dangling', 'x')).toBe('kept');
  expect(existsSync(join(outside, 'target'))).toBe(false);
  symlinkSync(outside, join(folder, 'linked'));
  await expect(writeDraft(folder, 'linked/file', 'x')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  await expect(writeDraft(folder, '../file', 'x')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
});
