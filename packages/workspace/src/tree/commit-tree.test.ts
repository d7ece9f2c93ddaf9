import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { writeObject } from '../git/write-object.ts';
import { plantTraps, temporaryRepository } from '../testing/temporary-repository.ts';
import { commitTree } from './commit-tree.ts';
import { history } from './history.ts';

test('committed bytes are read, whatever the work tree, the line ends and the filters say', async () => {
  const project = temporaryRepository();
  project.write('docs/log.md', 'one\ntwo\n');
  const commit = project.commit('one');
  project.git('config', 'core.autocrlf', 'true');
  const sprung = plantTraps(project);
  project.write('docs/log.md', 'changed\n');
  const tree = commitTree(await openRepository(project.directory), commit);
  expect(Buffer.from((await tree.read('docs/log.md')) ?? []).toString()).toBe('one\ntwo\n');
  expect(await tree.sha256('docs/log.md')).toBe(createHash('sha256').update('one\ntwo\n').digest('hex'));
  expect(tree.commit).toBe(commit);
  expect(sprung()).toEqual([]);
});

test('a path is found in any letter case and says whether it was exact', async () => {
  const project = temporaryRepository();
  project.write('Docs/Log.md', 'x');
  const tree = commitTree(await openRepository(project.directory), project.commit('one'));
  expect(await tree.find('Docs/Log.md')).toEqual({ path: 'Docs/Log.md', exact: true });
  expect(await tree.find('./docs/LOG.md')).toEqual({ path: 'Docs/Log.md', exact: false });
  expect(await tree.find('docs/other.md')).toBeNull();
  expect(await tree.find('../outside')).toBeNull();
  expect(await tree.find('/etc/passwd')).toBeNull();
});

test('links are followed inside the tree and refused where they lead out', async () => {
  const project = temporaryRepository();
  project.write('docs/real.md', 'real');
  symlinkSync('docs/real.md', join(project.directory, 'inside'));
  symlinkSync('../../../etc/passwd', join(project.directory, 'docs/outside'));
  symlinkSync('/etc/passwd', join(project.directory, 'absolute'));
  symlinkSync('loop', join(project.directory, 'loop'));
  const tree = commitTree(await openRepository(project.directory), project.commit('links'));
  expect(Buffer.from((await tree.read('inside')) ?? []).toString()).toBe('real');
  await expect(tree.read('docs/outside')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  await expect(tree.sha256('absolute')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  expect(await tree.read('loop')).toBeNull();
});

test('a tree with a path that leaves it is refused whole', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const repository = await openRepository(project.directory);
  const blob = await writeObject(repository.store, 'blob', Buffer.from('bad'));
  for (const name of ['..', '.git', '.GIT', '../evil', '']) {
    const item = Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(blob, 'hex')]);
    const id = await writeObject(repository.store, 'tree', item);
    const listed = commitTree(repository, id).list();
    await expect(listed, JSON.stringify(name)).rejects.toMatchObject({
      code: expect.stringMatching(/PATH_UNSAFE|GIT_FAILED/),
    });
  }
});

test('a file beyond the limit is refused with its size', async () => {
  const project = temporaryRepository();
  project.write('large', 'x'.repeat(5000));
  const tree = commitTree(await openRepository(project.directory), project.commit('one'));
  await expect(tree.read('large', 4999)).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
    message: expect.stringContaining('5000'),
  });
  expect((await tree.read('large', 5000))?.length).toBe(5000);
});

test('documents are asked of git once, each reader has bytes of its own, and what failed is asked again', async () => {
  const project = temporaryRepository();
  project.write('one.md', 'same');
  project.write('two.md', 'same');
  const repository = await openRepository(project.directory);
  const asked: string[] = [];
  let broken = true;
  const objects: typeof repository.objects = {
    ...repository.objects,
    async read(name, limit) {
      asked.push(name);
      if (broken) throw new Error('git went away');
      return await repository.objects.read(name, limit);
    },
  };
  const tree = commitTree({ ...repository, objects }, project.commit('one'));
  await expect(tree.read('one.md')).rejects.toThrow('git went away');
  broken = false;
  const [first, second, other] = await Promise.all([tree.read('one.md'), tree.read('one.md'), tree.read('two.md')]);
  expect(Buffer.from(other ?? []).toString()).toBe('same');
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
  expect(other).not.toBe(first);
  expect(asked).toHaveLength(2);
  await expect(tree.read('one.md', 3)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

test('large blobs have the same digest streamed, and again from memory', async () => {
  const project = temporaryRepository();
  const content = Buffer.alloc(3_000_000, 'abc');
  project.write('installer.bin', content);
  const repository = await openRepository(project.directory);
  const commit = project.commit('one');
  const expected = createHash('sha256').update(content).digest('hex');
  const first = commitTree(repository, commit);
  expect(await first.sha256('installer.bin')).toBe(expected);
  await first.keep();
  expect(await commitTree(repository, commit).sha256('installer.bin')).toBe(expected);
});

test('history resolves only plain names and says when the clone is shallow', async () => {
  const project = temporaryRepository();
  project.write('file', 'first');
  const first = project.commit('first');
  project.write('file', 'second');
  project.commit('second');
  project.git('tag', 'v1', first);
  const past = history(await openRepository(project.directory));
  expect(await past.commit('v1')).toBe(first);
  expect(await past.commit(first.slice(0, 10))).toBe(first);
  for (const name of ['--help', ':/first', 'HEAD~1', 'HEAD@{1}', 'main..v1', 'nothing']) {
    expect(await past.commit(name), name).toBeNull();
  }
  expect(Buffer.from((await past.readAt(first, 'file')) ?? []).toString()).toBe('first');
  expect(await past.readAt(first, '../file')).toBeNull();
  expect(await past.readAt(first, 'file\nHEAD:file')).toBeNull();
  expect(past.shallow).toBe(false);
  const clone = `${project.directory}-shallow`;
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${project.directory}`, clone]);
  const shallow = history(await openRepository(clone));
  expect(shallow.shallow).toBe(true);
  expect(await shallow.commit(first)).toBeNull();
});
