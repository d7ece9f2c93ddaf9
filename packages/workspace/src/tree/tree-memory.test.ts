import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { commitTree } from './commit-tree.ts';

beforeEach(() => vi.stubEnv('XDG_DATA_HOME', temporaryFolder()));

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function memoryFile(directory: string): string {
  return join(directory, '.git', 'sallyport', 'tree');
}

async function twoFiles() {
  const project = temporaryRepository();
  project.write('a.md', 'first');
  project.write('deep/b.md', 'second');
  return { project, commit: project.commit('one') };
}

test('a second command lists and digests a tree without reading its blobs again', async () => {
  const { project, commit } = await twoFiles();
  const first = commitTree(await openRepository(project.directory), commit);
  expect(await first.sha256('a.md')).toBe(digestOf('first'));
  await first.keep();
  const repository = await openRepository(project.directory);
  const read = vi.spyOn(repository.objects, 'read');
  const second = commitTree(repository, commit);
  expect(await second.list()).toEqual(await first.list());
  expect(await second.sha256('a.md')).toBe(digestOf('first'));
  expect(read).not.toHaveBeenCalled();
  expect(await second.sha256('deep/b.md')).toBe(digestOf('second'));
});

test('another commit is listed anew, and what it shares keeps its digests', async () => {
  const { project, commit } = await twoFiles();
  const first = commitTree(await openRepository(project.directory), commit);
  await first.sha256('a.md');
  await first.keep();
  project.write('a.md', 'changed');
  const later = commitTree(await openRepository(project.directory), project.commit('two'));
  expect(await later.sha256('a.md')).toBe(digestOf('changed'));
  expect(await later.sha256('deep/b.md')).toBe(digestOf('second'));
});

test('memory that somebody else wrote is not believed', async () => {
  const { project, commit } = await twoFiles();
  const first = commitTree(await openRepository(project.directory), commit);
  await first.sha256('a.md');
  await first.keep();
  const file = memoryFile(project.directory);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(digestOf('first'));
  writeFileSync(file, text.replaceAll(digestOf('first'), digestOf('forged')));
  expect(await commitTree(await openRepository(project.directory), commit).sha256('a.md')).toBe(digestOf('first'));
});

test('a copy of the repository in the hands of another user begins without memory', async () => {
  const { project, commit } = await twoFiles();
  const first = commitTree(await openRepository(project.directory), commit);
  await first.sha256('a.md');
  await first.keep();
  const copy = join(temporaryFolder(), 'copy');
  execFileSync('cp', ['-r', project.directory, copy]);
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  const repository = await openRepository(copy);
  const read = vi.spyOn(repository.objects, 'read');
  expect(await commitTree(repository, commit).sha256('a.md')).toBe(digestOf('first'));
  expect(read).toHaveBeenCalled();
});
