import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { temporaryRepository } from '../testing/temporary-repository.ts';
import { openRepository } from './repository.ts';
import { writeObject } from './write-object.ts';

test('answers come in order, whatever their size, and absence is null', async () => {
  const project = temporaryRepository();
  const sizes = [0, 1, 65_535, 65_536, 300_000, 7];
  for (const size of sizes) project.write(`file-${size}`, 'y'.repeat(size));
  project.commit('sizes');
  const { objects } = await openRepository(project.directory);
  const names = sizes.flatMap((size) => [`HEAD:file-${size}`, 'HEAD:missing']);
  const found = await Promise.all(names.map((name) => objects.read(name)));
  expect(found.map((object) => object?.bytes.length ?? null)).toEqual(sizes.flatMap((size) => [size, null]));
});

test('a large object is refused and the next answer is still right', async () => {
  const project = temporaryRepository();
  project.write('large', 'z'.repeat(200_000));
  project.write('small', 'small');
  project.commit('both');
  const { objects } = await openRepository(project.directory);
  const large = objects.read('HEAD:large', 1000);
  const small = objects.read('HEAD:small');
  await expect(large).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  expect((await small)?.bytes.toString()).toBe('small');
});

test('an object whose bytes were changed on disk is not believed', async () => {
  const project = temporaryRepository();
  project.write('file', 'true bytes\n');
  project.commit('one');
  const id = project.git('rev-parse', 'HEAD:file').trim();
  const file = join(project.directory, '.git/objects', id.slice(0, 2), id.slice(2));
  chmodSync(file, 0o644);
  writeFileSync(file, deflateSync(Buffer.from('blob 11\0fake bytes\n')));
  const { objects } = await openRepository(project.directory);
  await expect(objects.read(id)).rejects.toMatchObject({ code: expect.stringMatching(/^GIT_/) });
});

test('a replaced object is read as it was committed', async () => {
  const project = temporaryRepository();
  project.write('file', 'committed');
  project.commit('one');
  const id = project.git('rev-parse', 'HEAD:file').trim();
  project.write('other', 'replacement');
  const other = project.git('hash-object', '-w', 'other').trim();
  project.git('replace', id, other);
  const { objects } = await openRepository(project.directory);
  expect((await objects.read('HEAD:file'))?.bytes.toString()).toBe('committed');
});

test('objects we write are what git would write', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const { store } = await openRepository(project.directory);
  const id = await writeObject(store, 'blob', Buffer.from('ours\n'));
  expect(project.git('cat-file', 'blob', id)).toBe('ours\n');
  expect(readFileSync(join(store.directory, id.slice(0, 2), id.slice(2))).length).toBeGreaterThan(0);
  expect(await writeObject(store, 'blob', Buffer.from('ours\n'))).toBe(id);
});

test('what is read after the end is still answered, and leaves no process behind', async () => {
  const project = temporaryRepository();
  project.write('file', 'read late');
  project.commit('one');
  const readers = (): number =>
    execFileSync('ps', ['--ppid', String(process.pid), '-o', 'args='], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes('cat-file')).length;
  const before = readers();
  const { objects } = await openRepository(project.directory);
  for (let round = 0; round < 4; round++) {
    const first = objects.read('HEAD:file');
    objects.close();
    const late = await Promise.all([first, objects.read('HEAD:file'), objects.read('HEAD:missing')]);
    expect(late.map((object) => object?.bytes.toString() ?? null)).toEqual(['read late', 'read late', null]);
  }
  await expect.poll(readers).toBe(before);
});
