import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { plantTraps, temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { artefacts } from './artefacts.ts';
import { plainDirectory, workTree } from './disk-tree.ts';

test('the preview holds what a commit would: tracked and new files, not ignored ones', async () => {
  const project = temporaryRepository();
  project.write('.gitignore', 'build/\n');
  project.write('kept.txt', 'old');
  project.write('gone.txt', 'x');
  project.commit('one');
  const sprung = plantTraps(project);
  project.write('kept.txt', 'new');
  project.write('fresh.txt', 'x');
  project.write('build/out.bin', 'x');
  project.write('node_modules/dep/index.js', 'x');
  rmSync(join(project.directory, 'gone.txt'));
  const tree = workTree(await openRepository(project.directory));
  const paths = (await tree.list()).map(({ path }) => path);
  expect(paths).toEqual(['.gitignore', 'fresh.txt', 'kept.txt', 'node_modules/dep/index.js']);
  expect(tree.commit).toBeNull();
  expect(Buffer.from((await tree.read('kept.txt')) ?? []).toString()).toBe('new');
  expect(sprung()).toEqual([]);
});

test('a plain directory is walked without dependencies, git or links', async () => {
  const folder = temporaryFolder();
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret'), 'secret');
  mkdirSync(join(folder, 'node_modules/x'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'node_modules/x/a'), '');
  writeFileSync(join(folder, '.git/config'), '');
  writeFileSync(join(folder, 'docs/Plan.md'), 'plan');
  symlinkSync(outside, join(folder, 'linked-folder'));
  symlinkSync(join(outside, 'secret'), join(folder, 'linked-file'));
  const tree = plainDirectory(folder);
  expect((await tree.list()).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'file docs/Plan.md',
    'symlink linked-file',
    'symlink linked-folder',
  ]);
  expect(await tree.find('DOCS/plan.md')).toEqual({ path: 'docs/Plan.md', exact: false });
  await expect(tree.read('linked-file')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  expect(await tree.read('linked-folder/secret')).toBeNull();
});

test('a folder that became a link after the listing is not followed', async () => {
  const folder = temporaryFolder();
  const outside = temporaryFolder();
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs/file'), 'inside');
  writeFileSync(join(outside, 'file'), 'outside');
  const tree = plainDirectory(folder);
  await tree.list();
  renameSync(join(folder, 'docs'), join(folder, 'moved'));
  symlinkSync(outside, join(folder, 'docs'));
  await expect(tree.read('docs/file')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
});

test('artefacts are found in any letter case and never outside the tree', async () => {
  const folder = temporaryFolder();
  const outside = temporaryFolder();
  mkdirSync(join(folder, 'Dist'));
  writeFileSync(join(folder, 'Dist/Setup.exe'), 'MZ content');
  writeFileSync(join(outside, 'other.exe'), 'x');
  symlinkSync(join(outside, 'other.exe'), join(folder, 'Dist/linked.exe'));
  symlinkSync('Setup.exe', join(folder, 'Dist/alias.exe'));
  const reader = artefacts(folder);
  expect(await reader.find('dist/setup.exe')).toMatchObject({ path: 'Dist/Setup.exe', size: 10 });
  expect(Buffer.from((await reader.head('Dist/Setup.exe', 2)) ?? []).toString()).toBe('MZ');
  expect(await reader.find('Dist/alias.exe')).toMatchObject({ size: 10 });
  expect(await reader.find('Dist/none.exe')).toBeNull();
  expect(await reader.find('Dist')).toBeNull();
  await expect(reader.find('Dist/linked.exe')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  await expect(reader.find('../etc/passwd')).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  await expect(reader.head('/etc/passwd', 4)).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
});

test('a plain directory tells what its list does not hold, and why', async () => {
  const folder = temporaryFolder();
  const raw = (...parts: (string | number[])[]): Buffer =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  writeFileSync(join(folder, 'seen.md'), '');
  writeFileSync(raw(`${folder}/bad`, [0xff], '.md'), '');
  writeFileSync(raw(`${folder}/worse`, [0xfe], '.md'), '');
  mkdirSync(raw(`${folder}/folder`, [0xff]));
  mkdirSync(join(folder, '.GIT'));
  writeFileSync(join(folder, '.GIT/config'), '');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  mkdirSync(join(folder, ...Array.from({ length: 66 }, () => 'd')), { recursive: true });
  const tree = plainDirectory(folder);
  const found = new Map((await tree.leftOut()).map(({ reason, count, example }) => [reason, { count, example }]));
  expect((await tree.list()).map(({ path }) => path)).toEqual(['seen.md']);
  expect(found.get('name is not UTF-8')?.count).toBe(3);
  expect(found.get('unsafe name')).toEqual({ count: 1, example: '.GIT/config' });
  expect(found.get('no plain file')).toEqual({ count: 1, example: 'pipe' });
  expect(found.get('too deep')?.count).toBe(1);
  const honest = temporaryFolder();
  writeFileSync(join(honest, 'a\uFFFD.md'), '');
  const other = plainDirectory(honest);
  expect([await other.leftOut(), (await other.list()).length]).toEqual([[], 1]);
});

test('a directory inside a repository tells which of its files git holds, and outside of git that there is none', async () => {
  const project = temporaryRepository();
  project.write('.gitignore', 'secret\n');
  project.write('deploy/compose.yaml', 'services: {}\n');
  project.commit('one');
  project.write('deploy/secret', 'x');
  const tree = plainDirectory(join(project.directory, 'deploy'));
  expect((await tree.list()).map(({ path }) => path)).toEqual(['compose.yaml', 'secret']);
  expect(await tree.tracked()).toEqual(new Set(['compose.yaml']));
  expect(await plainDirectory(temporaryFolder()).tracked()).toBeNull();
});
