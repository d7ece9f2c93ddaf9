import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository, type Repository } from '../git/repository.ts';
import { appendToRecord } from '../record-branch/append.ts';
import { readRecordFiles } from '../record-branch/read-record.ts';
import { statementFiles } from '../testing/record-files.ts';
import {
  plantTraps,
  repositoryAt,
  stateOfWork,
  type TemporaryRepository,
  temporaryFolder,
  temporaryRepository,
} from '../testing/temporary-repository.ts';
import { fetchBranch } from './fetch-branch.ts';
import { fetchRecord } from './fetch-record.ts';
import { mergeFork, pullRecord } from './integrate-record.ts';
import { pushRecord } from './push-record.ts';

interface Shared {
  readonly remote: string;
  readonly one: TemporaryRepository;
  readonly other: TemporaryRepository;
}

/** A bare remote and two clones of it; `scheme` chooses between a path and a file address. */
function sharedRemote(scheme: '' | 'file://' = ''): Shared {
  const seed = temporaryRepository();
  seed.write('file', 'x');
  seed.commit('one');
  const folder = temporaryFolder();
  const remote = join(folder, 'remote.git');
  execFileSync('git', ['clone', '--quiet', '--bare', seed.directory, remote]);
  function clone(name: string): TemporaryRepository {
    execFileSync('git', ['clone', '--quiet', `${scheme}${remote}`, join(folder, name)]);
    return repositoryAt(join(folder, name));
  }
  return { remote, one: clone('one'), other: clone('other') };
}

async function add(repository: Repository, files = statementFiles()): Promise<string[]> {
  await appendToRecord(repository, () => Promise.resolve(files));
  return [...files.keys()];
}

async function seal(repository: Repository, leaves: string): Promise<void> {
  const size = leaves.trim().split('\n').length;
  const files = new Map([
    ['log/leaves', Buffer.from(leaves)],
    [`log/checkpoints/${size}`, Buffer.from(`note over ${leaves}`)],
    [`log/checkpoints/${size}.sig`, Buffer.from(`signature over ${leaves}`)],
  ]);
  await appendToRecord(repository, () => Promise.resolve(files));
}

test.each(['', 'file://'] as const)('a record travels through a bare remote (%s)', async (scheme) => {
  const shared = sharedRemote(scheme);
  const one = await openRepository(shared.one.directory);
  const other = await openRepository(shared.other.directory);
  expect(await fetchRecord(one)).toMatchObject({ reached: true, commit: null, rewound: false });
  const paths = await add(one);
  expect(await pushRecord(one)).toMatchObject({ reached: true, pushed: true });
  expect(await pushRecord(one)).toMatchObject({ reached: true, pushed: false });
  const before = stateOfWork(shared.other, /sallyport\/record/);
  expect(await pullRecord(other)).toMatchObject({ reached: true, local: 'forwarded' });
  expect(await pullRecord(other)).toMatchObject({ reached: true, local: 'untouched' });
  expect([...(await readRecordFiles(other)).keys()]).toEqual(paths.sort());
  expect(stateOfWork(shared.other, /sallyport\/record/)).toBe(before);
});

test('both sides wrote: the push that comes second joins the two and loses nothing', async () => {
  const shared = sharedRemote();
  const one = await openRepository(shared.one.directory);
  const other = await openRepository(shared.other.directory);
  await add(one);
  await pushRecord(one);
  await pullRecord(other);
  const ours = await add(one);
  const theirs = await add(other);
  await pushRecord(one);
  expect(await pushRecord(other)).toMatchObject({ reached: true, pushed: true });
  await pullRecord(one);
  for (const repository of [one, other]) {
    const files = await readRecordFiles(repository);
    for (const path of [...ours, ...theirs]) expect(files.has(path), path).toBe(true);
    expect(files.size).toBe(6);
  }
  expect(shared.one.git('rev-parse', 'sallyport/record')).toBe(shared.other.git('rev-parse', 'sallyport/record'));
});

test('pushes at the same moment all arrive', async () => {
  const shared = sharedRemote();
  const clones = [await openRepository(shared.one.directory), await openRepository(shared.other.directory)];
  const written = await Promise.all(
    clones.map(async (repository) => {
      const paths: string[] = [];
      for (let count = 0; count < 4; count += 1) {
        paths.push(...(await add(repository)));
        await pushRecord(repository);
      }
      return paths;
    }),
  );
  const [first] = clones;
  if (first !== undefined) {
    await pullRecord(first);
    const files = await readRecordFiles(first);
    for (const path of written.flat()) expect(files.has(path), path).toBe(true);
  }
});

test('a fresh clone goes on with the record it brought, not with a second one', async () => {
  const shared = sharedRemote();
  const one = await openRepository(shared.one.directory);
  const first = await add(one);
  await pushRecord(one);
  const fresh = join(temporaryFolder(), 'fresh');
  execFileSync('git', ['clone', '--quiet', shared.remote, fresh]);
  const repository = await openRepository(fresh);
  expect([...(await readRecordFiles(repository)).keys()]).toEqual(first.sort());
  await add(repository);
  expect(await pushRecord(repository)).toMatchObject({ reached: true, pushed: true });
  expect(repositoryAt(fresh).git('rev-list', '--max-parents=0', 'sallyport/record').trim().split('\n')).toHaveLength(1);
});

test('two logs that were sealed apart are refused, then joined with the published seals kept', async () => {
  const shared = sharedRemote();
  const one = await openRepository(shared.one.directory);
  const other = await openRepository(shared.other.directory);
  await add(one);
  await seal(one, 'a\n');
  await pushRecord(one);
  await pullRecord(other);
  await seal(one, 'a\nb\n');
  await pushRecord(one);
  const mine = await add(other);
  await seal(other, 'a\nc\nd\n');
  await expect(pushRecord(other)).rejects.toMatchObject({ code: 'RECORD_FORK', command: 'sallyport record merge' });
  await expect(pullRecord(other)).rejects.toMatchObject({ code: 'RECORD_FORK' });
  expect(await mergeFork(other)).toMatchObject({ reached: true, local: 'merged' });
  expect(await pushRecord(other)).toMatchObject({ reached: true, pushed: true });
  const files = await readRecordFiles(other);
  expect(Buffer.from(files.get('log/leaves') ?? []).toString()).toBe('a\nb\n');
  expect([...files.keys()].filter((path) => path.startsWith('log/checkpoints/'))).toEqual([
    'log/checkpoints/1',
    'log/checkpoints/1.sig',
    'log/checkpoints/2',
    'log/checkpoints/2.sig',
  ]);
  for (const path of mine) expect(files.has(path), path).toBe(true);
});

test('a log that merely went on is taken over, whichever side is ahead', async () => {
  const shared = sharedRemote();
  const one = await openRepository(shared.one.directory);
  const other = await openRepository(shared.other.directory);
  await seal(one, 'a\n');
  await pushRecord(one);
  await pullRecord(other);
  await seal(one, 'a\nb\n');
  await pushRecord(one);
  await add(other);
  expect(await pullRecord(other)).toMatchObject({ local: 'merged' });
  const files = await readRecordFiles(other);
  expect(Buffer.from(files.get('log/leaves') ?? []).toString()).toBe('a\nb\n');
});

test('a remote whose record was rewritten is reported, and the local record keeps everything', async () => {
  const shared = sharedRemote();
  const one = await openRepository(shared.one.directory);
  await add(one);
  await pushRecord(one);
  const kept = shared.one.git('rev-parse', 'sallyport/record').trim();
  const later = await add(one);
  await pushRecord(one);
  execFileSync('git', ['-C', shared.remote, 'update-ref', 'refs/heads/sallyport/record', kept]);
  expect(await pullRecord(one)).toMatchObject({ reached: true, rewound: true, local: 'untouched' });
  const files = await readRecordFiles(one);
  for (const path of later) expect(files.has(path)).toBe(true);
});

test('the named branch is fetched into its tracking ref and nowhere else', async () => {
  const shared = sharedRemote();
  const tip = shared.other.git('rev-parse', 'main').trim();
  shared.one.git('update-ref', '-d', 'refs/remotes/origin/main');
  const one = await openRepository(shared.one.directory);
  expect(await fetchBranch(one, 'main')).toEqual({ reached: true });
  expect(shared.one.git('rev-parse', 'origin/main').trim()).toBe(tip);
  expect(await fetchBranch(one, 'nowhere')).toMatchObject({ reached: false });
  await expect(fetchBranch(one, '--upload-pack=x')).rejects.toMatchObject({ code: 'BRANCH_NAME_INVALID' });
});

test('out of reach is an answer for reading and pushing alike', async () => {
  const shared = sharedRemote();
  shared.one.git('remote', 'set-url', 'origin', join(shared.remote, 'gone'));
  const gone = await openRepository(shared.one.directory);
  await add(gone);
  expect(await fetchRecord(gone)).toMatchObject({ reached: false, remote: 'origin', why: expect.any(String) });
  expect(await pushRecord(gone)).toMatchObject({ reached: false, remote: 'origin' });
  expect(await pushRecord(gone, { offline: true })).toMatchObject({ reached: false, why: 'offline was asked for' });
  const alone = temporaryRepository();
  alone.commit('one');
  expect(await fetchRecord(await openRepository(alone.directory))).toMatchObject({ reached: false, remote: null });
  await expect(fetchRecord(gone, { remote: 'nowhere' })).rejects.toMatchObject({ code: 'REMOTE_MISSING' });
  await expect(fetchRecord(gone, { remote: '--upload-pack=x' })).rejects.toMatchObject({ code: 'REMOTE_MISSING' });
});

test('a server that will not take the branch is named, and nothing is lost', async () => {
  const shared = sharedRemote();
  const hooks = join(shared.remote, 'hooks');
  mkdirSync(hooks, { recursive: true });
  writeFileSync(join(hooks, 'pre-receive'), '#!/bin/sh\necho "the branch is protected" >&2\nexit 1\n');
  chmodSync(join(hooks, 'pre-receive'), 0o755);
  const one = await openRepository(shared.one.directory);
  const paths = await add(one);
  await expect(pushRecord(one)).rejects.toMatchObject({ code: 'REMOTE_REFUSED' });
  expect((await readRecordFiles(one)).size).toBe(paths.length);
});

test('a remote inside the work tree, whose hooks came with it, is refused', async () => {
  const project = temporaryRepository();
  project.commit('one');
  execFileSync('git', ['init', '--quiet', '--bare', join(project.directory, 'vendor/evil.git')]);
  project.git('remote', 'add', 'origin', './vendor/evil.git');
  const repository = await openRepository(project.directory);
  await expect(fetchRecord(repository)).rejects.toMatchObject({ code: 'REMOTE_REFUSED' });
  await expect(pushRecord(repository)).rejects.toMatchObject({ code: 'REMOTE_REFUSED' });
});

test("programs that the repository's own configuration names never run, over any transport", async () => {
  const shared = sharedRemote();
  const sprung = plantTraps(shared.one);
  const one = await openRepository(shared.one.directory);
  await add(one);
  expect(await fetchRecord(one)).toMatchObject({ reached: true });
  expect(await pushRecord(one)).toMatchObject({ reached: true });
  for (const url of ['ext::sh -c "exit 1"', 'git://127.0.0.1:9/x', 'trap::x', 'ssh://127.0.0.1:9/x']) {
    shared.one.git('remote', 'set-url', 'origin', url);
    expect(await fetchRecord(await openRepository(shared.one.directory)), url).toMatchObject({ reached: false });
  }
  expect(sprung()).toEqual([]);
});

test('a shallow clone adds to the record and pushes it', async () => {
  const shared = sharedRemote('file://');
  const one = await openRepository(shared.one.directory);
  await add(one);
  await pushRecord(one);
  const folder = join(temporaryFolder(), 'shallow');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${shared.remote}`, folder]);
  const shallow = await openRepository(folder);
  await pullRecord(shallow);
  await add(shallow);
  expect(await pushRecord(shallow)).toMatchObject({ reached: true, pushed: true });
  expect((await readRecordFiles(shallow)).size).toBe(4);
});
