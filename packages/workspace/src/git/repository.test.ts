import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryAt, temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { headCommit, openRepository, workTreeOf } from './repository.ts';
import { listWorktrees } from './worktrees.ts';

test('a branch, a detached HEAD and a branch without commits are told apart', async () => {
  const project = temporaryRepository();
  const unborn = await openRepository(project.directory);
  expect(unborn.head).toEqual({ kind: 'unborn', branch: 'main' });
  expect(() => headCommit(unborn)).toThrow(expect.objectContaining({ code: 'HEAD_UNBORN' }));
  const commit = project.commit('one');
  expect((await openRepository(project.directory)).head).toEqual({ kind: 'branch', branch: 'main', commit });
  project.git('checkout', '--quiet', '--detach');
  expect((await openRepository(project.directory)).head).toEqual({ kind: 'detached', commit });
});

test('from a folder inside, and from a linked work tree, the same common directory is found', async () => {
  const project = temporaryRepository();
  project.write('deep/down/file', 'x');
  project.commit('one');
  const linked = join(temporaryFolder(), 'linked tree');
  project.git('worktree', 'add', '--quiet', '-b', 'other', linked);
  const inside = await openRepository(join(project.directory, 'deep/down'));
  const there = await openRepository(linked);
  expect(inside.topLevel).toBe(project.directory);
  expect(there.topLevel).toBe(linked);
  expect(there.commonDirectory).toBe(inside.commonDirectory);
  expect(there.head).toMatchObject({ kind: 'branch', branch: 'other' });
  expect((await listWorktrees(inside.directory)).map(({ branch }) => branch)).toEqual([
    'refs/heads/main',
    'refs/heads/other',
  ]);
});

test('bare and shallow repositories are known as such', async () => {
  const project = temporaryRepository();
  project.commit('one');
  project.commit('two');
  const folder = temporaryFolder();
  execFileSync('git', ['clone', '--quiet', '--bare', project.directory, `${folder}/bare.git`]);
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${project.directory}`, `${folder}/shallow`]);
  const bare = await openRepository(`${folder}/bare.git`);
  expect(bare).toMatchObject({ bare: true, topLevel: null });
  expect(() => workTreeOf(bare)).toThrow(expect.objectContaining({ code: 'REPOSITORY_BARE' }));
  expect((await openRepository(`${folder}/shallow`)).shallow).toBe(true);
});

test('a repository with SHA-256 ids is read', async () => {
  const project = temporaryRepository('--object-format=sha256');
  project.write('file', 'content');
  project.commit('one');
  const repository = await openRepository(project.directory);
  expect(repository.store.format).toBe('sha256');
  expect((await repository.objects.read('HEAD:file'))?.bytes.toString()).toBe('content');
});

test('merge, rebase, cherry-pick and bisect are seen in the work tree they are in', async () => {
  const project = temporaryRepository();
  project.write('file', 'base\n');
  project.commit('base');
  project.git('switch', '--quiet', '-c', 'side');
  project.write('file', 'side\n');
  project.commit('side');
  project.git('switch', '--quiet', 'main');
  project.write('file', 'main\n');
  project.commit('main');
  const linked = join(temporaryFolder(), 'linked');
  project.git('worktree', 'add', '--quiet', '-b', 'third', linked);
  const there = repositoryAt(linked);

  async function operationThere(): Promise<unknown> {
    const worktree = (await listWorktrees(project.directory)).find(({ directory }) => directory === linked);
    return [worktree?.operation, worktree?.busyBranch];
  }
  expect(() => there.git('merge', 'side')).toThrow();
  expect(await operationThere()).toEqual(['merge', null]);
  there.git('merge', '--abort');
  expect(() => there.git('rebase', 'side')).toThrow();
  expect(await operationThere()).toEqual(['rebase', 'refs/heads/third']);
  there.git('rebase', '--abort');
  expect(() => there.git('cherry-pick', 'side')).toThrow();
  expect(await operationThere()).toEqual(['cherry-pick', null]);
  there.git('cherry-pick', '--abort');
  there.git('bisect', 'start');
  expect(await operationThere()).toEqual(['bisect', 'refs/heads/third']);
  there.git('bisect', 'reset');
  expect(await operationThere()).toEqual([null, null]);
});

test('remotes are listed without passwords', async () => {
  const project = temporaryRepository();
  project.git('remote', 'add', 'origin', 'https://ada:s3cret@example.org/x.git');
  expect((await openRepository(project.directory)).remotes).toEqual([
    { name: 'origin', url: 'https://example.org/x.git' },
  ]);
});

test('a submodule is a repository of its own, with its files where the outer one has them', async () => {
  const inner = temporaryRepository();
  inner.write('file', 'x');
  inner.commit('one');
  const outer = temporaryRepository();
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.directory, 'part');
  const repository = await openRepository(join(outer.directory, 'part'));
  expect(repository.topLevel).toBe(join(outer.directory, 'part'));
  expect(await listWorktrees(repository.directory)).toMatchObject([
    { directory: join(outer.directory, 'part'), gitDirectory: repository.gitDirectory, branch: 'refs/heads/main' },
  ]);
});
