import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import {
  filesBelow,
  plantTraps,
  repositoryAt,
  repositoryWithWork,
  stateOfWork,
  type TemporaryRepository,
  temporaryFolder,
  temporaryKey,
  temporaryRepository,
} from '../testing/temporary-repository.ts';
import { commitDecision, type DecisionCommit } from './commit-decision.ts';

const MESSAGE = 'docs: begin phase 7 (external closed testing)';
const IDENTITY = { name: 'Ada Example', email: 'ada@example.org' };
const FILES = { 'log.md': '# Log\n\ndecided\n', '.sallyport/log/leaves': 'leaf\n', 'docs/minutes.md': 'minutes\n' };

interface Wish extends Partial<Omit<DecisionCommit, 'files'>> {
  readonly files?: Readonly<Record<string, string | null>>;
}

async function decide(project: TemporaryRepository, wish: Wish = {}): Promise<string> {
  const { files = FILES, ...rest } = wish;
  return commitDecision(await openRepository(project.directory), {
    branch: 'main',
    message: MESSAGE,
    approved: new Map(),
    key: wish.key ?? temporaryKey(),
    identity: IDENTITY,
    allowedSigners: null,
    ...rest,
    files: new Map(Object.entries(files).map(([path, text]) => [path, text === null ? null : Buffer.from(text)])),
  });
}

function projectOnMain(): TemporaryRepository {
  const project = temporaryRepository();
  project.write('log.md', '# Log\n\nas committed\n');
  project.write('staged.txt', 'as committed\n');
  project.write('changed.txt', 'as committed\n');
  project.commit('begin');
  return project;
}

test('one signed commit with exactly the message, the tip as parent, and only our paths changed', async () => {
  const project = projectOnMain();
  const tip = project.git('rev-parse', 'HEAD').trim();
  const key = temporaryKey();
  const allowed = `ada@example.org namespaces="git" ${readFileSync(`${key}.pub`, 'utf8')}`;
  const id = await decide(project, { key, allowedSigners: Buffer.from(allowed) });
  expect(project.git('rev-parse', 'main', 'main~1').trim().split('\n')).toEqual([id, tip]);
  expect(project.git('cat-file', 'commit', id).split('\n\n').slice(1).join('\n\n')).toBe(`${MESSAGE}\n`);
  expect(project.git('diff', '--name-only', tip, id).trim().split('\n')).toEqual(Object.keys(FILES).sort());
  const signers = join(temporaryFolder(), 'allowed');
  writeFileSync(signers, allowed);
  project.git('-c', `gpg.ssh.allowedSignersFile=${signers}`, 'verify-commit', id);
  expect(project.git('status', '--porcelain')).toBe('');
  expect(project.read('log.md')).toBe(FILES['log.md']);
  project.git('fsck', '--strict');
});

test("other people's staged, changed, untracked and stashed work stays, and their next commit loses nothing", async () => {
  const project = projectOnMain();
  project.write('changed.txt', 'stashed\n');
  project.git('stash', 'push', '--quiet');
  project.write('staged.txt', 'staged\n');
  project.git('add', 'staged.txt');
  project.write('staged.txt', 'staged, then changed\n');
  project.write('changed.txt', 'changed\n');
  project.write('untracked.txt', 'untracked\n');
  const before = project.git('diff') + project.git('diff', '--cached') + project.git('stash', 'list', '-p');
  await decide(project);
  expect(project.git('diff') + project.git('diff', '--cached') + project.git('stash', 'list', '-p')).toBe(before);
  expect(project.git('status', '--porcelain').split('\n').sort().join('\n').trim()).toBe(
    ['?? untracked.txt', ' M changed.txt', 'MM staged.txt'].sort().join('\n').trim(),
  );
  project.git('commit', '--quiet', '-m', 'my own');
  expect(project.git('show', 'HEAD:staged.txt')).toBe('staged\n');
  for (const [path, text] of Object.entries(FILES)) expect(project.git('show', `HEAD:${path}`)).toBe(text);
});

test('where the branch is not checked out, only the ref moves', async () => {
  const project = repositoryWithWork();
  const ours = /^refs\/heads\/main /;
  const before = stateOfWork(project, ours);
  const id = await decide(project);
  expect(stateOfWork(project, ours)).toBe(before);
  expect(project.git('rev-parse', 'main').trim()).toBe(id);
});

test('every linked work tree on the branch is brought along, the others are not touched', async () => {
  const project = repositoryWithWork();
  const linked = repositoryAt(join(temporaryFolder(), 'linked tree'));
  project.git('worktree', 'add', '--quiet', linked.directory, 'main');
  linked.write('changed.txt', 'changed there\n');
  const before = filesBelow(project.directory);
  await decide(project);
  expect(filesBelow(project.directory)).toEqual(before);
  expect(linked.git('status', '--porcelain').trim()).toBe('M changed.txt');
  expect(linked.read('docs/minutes.md')).toBe('minutes\n');
});

test('approved bytes may stand uncommitted on the paths; anything else is refused and nothing is changed', async () => {
  const approved = new Map([['log.md', Buffer.from('approved\n')]]);
  const project = projectOnMain();
  project.write('log.md', 'approved\n');
  project.git('add', 'log.md');
  await decide(project, { approved });
  expect(project.git('status', '--porcelain')).toBe('');

  const spoilers: readonly ((project: TemporaryRepository) => void)[] = [
    (there) => there.write('log.md', 'unsaved thoughts\n'),
    (there) => {
      there.write('log.md', 'staged thoughts\n');
      there.git('add', 'log.md');
      there.write('log.md', '# Log\n\nas committed\n');
    },
    (there) => rmSync(join(there.directory, 'log.md')),
    (there) => {
      there.git('rm', '--quiet', '--cached', 'log.md');
    },
    (there) => there.write('docs/minutes.md', 'an untracked draft\n'),
    (there) => {
      rmSync(join(there.directory, 'log.md'));
      symlinkSync('/etc/hostname', join(there.directory, 'log.md'));
    },
    (there) => mkdirSync(join(there.directory, 'docs/minutes.md'), { recursive: true }),
    (there) => symlinkSync(temporaryFolder(), join(there.directory, 'docs')),
  ];
  for (const spoil of spoilers) {
    const spoiled = projectOnMain();
    spoil(spoiled);
    const before = stateOfWork(spoiled);
    const code = expect.stringMatching(/WORK_IN_THE_WAY|PATH_UNSAFE/);
    await expect(decide(spoiled, { approved }), spoil.toString()).rejects.toMatchObject({ code });
    expect(stateOfWork(spoiled)).toBe(before);
    expect(existsSync(join(spoiled.directory, '.git/index.lock'))).toBe(false);
  }
});

test('an unfinished merge, rebase or bisect on the branch is refused, one elsewhere is not', async () => {
  const project = temporaryRepository();
  project.write('file', 'base\n');
  project.commit('base');
  project.git('switch', '--quiet', '-c', 'side');
  project.write('file', 'side\n');
  project.commit('side');
  project.git('switch', '--quiet', 'main');
  project.write('file', 'main\n');
  project.commit('main');
  expect(() => project.git('merge', 'side')).toThrow();
  await expect(decide(project)).rejects.toMatchObject({ code: 'OPERATION_IN_PROGRESS' });
  project.git('merge', '--abort');
  expect(() => project.git('rebase', 'side')).toThrow();
  await expect(decide(project)).rejects.toMatchObject({ code: 'OPERATION_IN_PROGRESS' });
  project.git('rebase', '--abort');
  project.git('bisect', 'start');
  await expect(decide(project)).rejects.toMatchObject({ code: 'OPERATION_IN_PROGRESS' });
  project.git('bisect', 'reset');
  project.git('switch', '--quiet', 'side');
  expect(() => project.git('merge', 'main')).toThrow();
  await decide(project);
});

test('a missing branch, a locked index and a key outside the trust root are refused with nothing changed', async () => {
  const project = projectOnMain();
  const before = stateOfWork(project);
  await expect(decide(project, { branch: 'nowhere' })).rejects.toMatchObject({ code: 'BRANCH_MISSING' });
  const other = readFileSync(`${temporaryKey()}.pub`, 'utf8');
  const allowedSigners = Buffer.from(`ada@example.org ${other}`);
  await expect(decide(project, { allowedSigners })).rejects.toMatchObject({ code: 'KEY_NOT_ALLOWED' });
  const lock = join(project.directory, '.git/index.lock');
  writeFileSync(lock, '');
  await expect(decide(project)).rejects.toMatchObject({ code: 'INDEX_LOCKED' });
  expect(existsSync(lock)).toBe(true);
  rmSync(lock);
  for (const path of ['../evil', '.git/hooks/pre-commit', '/etc/x', 'a/.GIT/b']) {
    await expect(decide(project, { files: { [path]: 'x' } }), path).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
  }
  expect(stateOfWork(project)).toBe(before);
});

test('a checkout with CRLF line ends keeps them and ends up clean', async () => {
  const project = temporaryRepository();
  project.git('config', 'core.autocrlf', 'true');
  project.write('log.md', '# Log\r\n\r\nas committed\r\n');
  project.commit('begin');
  expect(project.git('cat-file', 'blob', 'HEAD:log.md')).not.toContain('\r');
  await decide(project);
  expect(project.read('log.md')).toBe('# Log\r\n\r\ndecided\r\n');
  expect(project.git('cat-file', 'blob', 'HEAD:log.md')).toBe(FILES['log.md']);
  expect(project.git('status', '--porcelain')).toBe('');
});

test('a file is removed where the decision says so, and its mode is kept where it is replaced', async () => {
  const project = projectOnMain();
  project.write('.sallyport/old/file', 'old');
  project.write('run.sh', 'old\n');
  chmodSync(join(project.directory, 'run.sh'), 0o755);
  project.commit('more');
  await decide(project, { files: { '.sallyport/old/file': null, 'run.sh': 'new\n' } });
  expect(existsSync(join(project.directory, '.sallyport'))).toBe(false);
  expect(project.git('ls-tree', 'HEAD', 'run.sh')).toMatch(/^100755/);
  expect(project.git('status', '--porcelain')).toBe('');
});

test.runIf(process.getuid?.() !== 0)('a work tree that cannot be written stays as it was', async () => {
  const project = projectOnMain();
  mkdirSync(join(project.directory, 'docs'));
  project.write('docs/x', 'x');
  project.commit('docs');
  const before = stateOfWork(project);
  chmodSync(join(project.directory, 'docs'), 0o555);
  await expect(decide(project)).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
  chmodSync(join(project.directory, 'docs'), 0o755);
  expect(stateOfWork(project)).toBe(before);
});

test('a write that fails half way is taken back', async () => {
  const project = projectOnMain();
  // An untracked file where the minutes need a folder: found only when the log was already written.
  project.write('docs', 'not a folder\n');
  const before = stateOfWork(project);
  await expect(decide(project)).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
  expect(stateOfWork(project)).toBe(before);
  expect(existsSync(join(project.directory, '.git/index.lock'))).toBe(false);
  rmSync(join(project.directory, 'docs'));
  await decide(project);
});

/** Files that are newer than the index: git looks into each of them when the index is written. */
function makeRacy(project: TemporaryRepository): void {
  const later = new Date(Date.now() + 3_600_000);
  for (const file of ['log.md', 'staged.txt', 'changed.txt']) utimesSync(join(project.directory, file), later, later);
  project.git('update-index', '--refresh');
}

test('no hook, filter, driver or other program of the repository runs', async () => {
  const project = projectOnMain();
  makeRacy(project);
  const sprung = plantTraps(project);
  await decide(project);
  expect(sprung()).toEqual([]);
  // The traps do work: an ordinary commit by the user springs some.
  project.git('commit', '--quiet', '--allow-empty', '-m', 'plain');
  expect(sprung()).toContain('hook-pre-commit');
});

test('from a detached HEAD and with a bare main repository the branch still moves', async () => {
  const project = projectOnMain();
  project.git('checkout', '--quiet', '--detach');
  const id = await decide(project);
  expect(project.git('rev-parse', 'main').trim()).toBe(id);
  expect(project.read('log.md')).toBe('# Log\n\nas committed\n');
  const bare = repositoryAt(join(temporaryFolder(), 'bare.git'));
  project.git('clone', '--quiet', '--bare', project.directory, bare.directory);
  const there = await decide(bare, { files: { 'log.md': 'again\n' } });
  expect(bare.git('rev-parse', 'main').trim()).toBe(there);
});

test('in a submodule the files, the index and the branch move together', async () => {
  const inner = projectOnMain();
  const outer = temporaryRepository();
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.directory, 'part');
  const part = repositoryAt(join(outer.directory, 'part'));
  await decide(part);
  expect(part.git('status', '--porcelain')).toBe('');
  expect(part.read('log.md')).toBe(FILES['log.md']);
});
