import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { statementFiles } from '../testing/record-files.ts';
import { runChild } from '../testing/run-child.ts';
import { repositoryWithWork, stateOfWork, temporaryRepository } from '../testing/temporary-repository.ts';
import { appendToRecord } from './append.ts';
import { packRecordNow } from './pack.ts';
import { readRecord, readRecordFiles } from './read-record.ts';
import { spool } from './spool.ts';

function bytes(text: string): Uint8Array {
  return Buffer.from(text);
}

function inOrder(files: Iterable<[string, Uint8Array]>): string[] {
  return [...files].map(([path, content]) => `${path} ${Buffer.from(content).toString('hex')}`).sort();
}

test('statements appear on their branch, and nobody else notices', async () => {
  const project = repositoryWithWork();
  const before = stateOfWork(project);
  const repository = await openRepository(project.directory);
  const first = statementFiles('trust');
  await appendToRecord(repository, () => Promise.resolve(first));
  const second = new Map([...statementFiles('vote'), ...statementFiles('vote'), ...statementFiles('evidence')]);
  const { commit } = await appendToRecord(repository, (current) => {
    expect([...current.keys()]).toEqual([...first.keys()].sort());
    return Promise.resolve(second);
  });
  expect(stateOfWork(project)).toBe(before);
  const files = await readRecordFiles(repository);
  expect(inOrder(files)).toEqual(inOrder([...first, ...second]));
  expect(project.git('rev-parse', 'sallyport/record').trim()).toBe(commit);
  expect(project.git('log', '--format=%an <%ae> %s', 'sallyport/record').trim().split('\n')).toEqual([
    'sallyport <record@sallyport.dev> Record evidence, vote × 2',
    'sallyport <record@sallyport.dev> Record trust',
  ]);
  expect(project.git('rev-list', '--max-parents=0', 'sallyport/record').trim().split('\n')).toHaveLength(1);
  project.git('fsck', '--strict');
});

test('replacing and removing happens under the lock, on the newest state', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const repository = await openRepository(project.directory);
  await appendToRecord(repository, () => Promise.resolve(new Map([['log/leaves', bytes('one\n')]])));
  const other = statementFiles();
  await spool(repository, other);
  let calls = 0;
  await appendToRecord(
    repository,
    (current) => {
      calls += 1;
      // What waited in the spool was committed first, so a seal sees it.
      expect(current.has([...other.keys()][0] ?? '')).toBe(true);
      return Promise.resolve(new Map([['log/leaves', bytes('one\ntwo\n')]]));
    },
    { exclusive: true },
  );
  expect(calls).toBe(1);
  await appendToRecord(repository, () => Promise.resolve(new Map([['log/leaves', null]])));
  expect([...(await readRecordFiles(repository)).keys()]).toEqual([...other.keys()].sort());
});

test('the spool only ever adds, and never over what is there', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const repository = await openRepository(project.directory);
  const files = statementFiles();
  const [path = ''] = files.keys();
  await appendToRecord(repository, () => Promise.resolve(new Map([...files, ['log/leaves', bytes('true')]])));
  await spool(
    repository,
    new Map([
      [path, bytes('other')],
      ['log/leaves', bytes('forged')],
    ]),
  );
  await appendToRecord(repository, () => Promise.resolve(statementFiles()));
  const after = await readRecordFiles(repository);
  expect(Buffer.compare(after.get(path) ?? bytes(''), files.get(path) ?? bytes('x'))).toBe(0);
  expect(Buffer.from(after.get('log/leaves') ?? []).toString()).toBe('true');
});

test('a path that no record holds is refused before anything is written', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const repository = await openRepository(project.directory);
  for (const path of ['../evil', '/etc/x', '.git/config', 'a/../b', 'statements/.git/x', 'a b']) {
    const appending = appendToRecord(repository, () => Promise.resolve(new Map([[path, bytes('x')]])));
    await expect(appending, path).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  }
  expect((await readRecord(repository)).commit).toBeNull();
});

test('a record branch that someone checked out is not moved under them', async () => {
  const project = temporaryRepository();
  project.commit('one');
  await appendToRecord(await openRepository(project.directory), () => Promise.resolve(statementFiles()));
  project.git('switch', '--quiet', 'sallyport/record');
  const appending = openRepository(project.directory).then((there) =>
    appendToRecord(there, () => Promise.resolve(statementFiles())),
  );
  await expect(appending).rejects.toMatchObject({ code: 'BRANCH_IN_THE_WAY' });
});

test('the cache is right, and safe to damage or delete', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const repository = await openRepository(project.directory);
  const all = new Map<string, Uint8Array>();
  for (let count = 0; count < 30; count += 1) for (const [path, content] of statementFiles()) all.set(path, content);
  await appendToRecord(repository, () => Promise.resolve(all));
  const cache = join(project.directory, '.git/sallyport/record-cache');
  const expected = inOrder(all);
  async function read(): Promise<unknown> {
    return inOrder(await readRecordFiles(repository));
  }
  const fromGit = await read();
  expect(await read()).toEqual(fromGit);
  expect(fromGit).toEqual(expected);
  writeFileSync(cache, 'sallyport bundle 1 damaged');
  expect(await read()).toEqual(fromGit);
  rmSync(cache);
  expect(await read()).toEqual(fromGit);
  await appendToRecord(repository, () => Promise.resolve(statementFiles()));
  expect((await readRecordFiles(repository)).size).toBe(all.size + 2);
});

test('packing keeps every file and leaves other loose objects alone', async () => {
  const project = temporaryRepository();
  project.commit('one');
  project.write('mine', 'a loose object of the user');
  const mine = project.git('hash-object', '-w', 'mine').trim();
  const repository = await openRepository(project.directory);
  for (let count = 0; count < 5; count += 1) await appendToRecord(repository, () => Promise.resolve(statementFiles()));
  await packRecordNow(repository);
  expect(project.git('count-objects', '-v')).toMatch(/packs: 1/);
  expect((await readRecordFiles(repository)).size).toBe(10);
  expect(project.git('cat-file', '-t', mine).trim()).toBe('blob');
  project.git('fsck', '--strict');
});

test('four processes append side by side and nothing is lost', { timeout: 300_000 }, async () => {
  const project = repositoryWithWork();
  const before = stateOfWork(project);
  const children = ['a', 'b', 'c', 'd'].map((label) => runChild('append-child.ts', project.directory, '25', label));
  const codes = await Promise.all(children.map(({ ended }) => ended));
  expect(codes, children.map((child) => child.stderr()).join('\n')).toEqual([0, 0, 0, 0]);
  const repository = await openRepository(project.directory);
  const files = await readRecordFiles(repository);
  const promised = children.flatMap(({ lines }) => lines);
  expect(promised).toHaveLength(100);
  for (const path of promised) expect(files.has(path), path).toBe(true);
  expect(files.size).toBe(200);
  expect(stateOfWork(project)).toBe(before);
  project.git('fsck', '--strict');
});
