import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface TemporaryRepository {
  readonly directory: string;
  /** Runs git there, with the repository's own hooks and configuration as a user would have them. */
  git(...args: string[]): string;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  /** Commits everything and returns the id. */
  commit(message: string): string;
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-workspace-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A real repository on branch `main`, with no commit yet. */
export function temporaryRepository(...options: string[]): TemporaryRepository {
  const directory = join(temporaryFolder(), 'project');
  execFileSync('git', ['init', '--quiet', '-b', 'main', ...options, directory]);
  const repository = repositoryAt(directory);
  repository.git('config', 'user.name', 'Ada Example');
  repository.git('config', 'user.email', 'ada@example.org');
  return repository;
}

export function repositoryAt(directory: string): TemporaryRepository {
  function git(...args: string[]): string {
    return execFileSync('git', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
  return {
    directory,
    git,
    write(path, content) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    },
    read: (path) => readFileSync(join(directory, path), 'utf8'),
    commit(message) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD').trim();
    },
  };
}

/** An SSH key pair; returns the private file's path. */
export function temporaryKey(passphrase = ''): string {
  const file = join(temporaryFolder(), 'id_ed25519');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'test', '-f', file]);
  return file;
}

/** Staged, changed, untracked, ignored and stashed work in one repository with a second branch checked out. */
export function repositoryWithWork(): TemporaryRepository {
  const repository = temporaryRepository();
  repository.write('.gitignore', 'ignored.txt\n');
  repository.write('staged.txt', 'as committed\n');
  repository.write('changed.txt', 'as committed\n');
  repository.write('log.md', '# Log\n\nas committed\n');
  repository.commit('begin');
  repository.write('changed.txt', 'stashed\n');
  repository.git('stash', 'push', '--quiet', '-m', 'put away');
  repository.git('switch', '--quiet', '-c', 'work');
  repository.write('staged.txt', 'staged\n');
  repository.write('new-staged.txt', 'staged\n');
  repository.git('add', 'staged.txt', 'new-staged.txt');
  repository.write('staged.txt', 'staged, then changed again\n');
  repository.write('changed.txt', 'changed\n');
  repository.write('untracked/file.txt', 'untracked\n');
  repository.write('ignored.txt', 'ignored\n');
  return repository;
}

/** Everything of a work tree that belongs to people, byte by byte: files, index, stash, HEAD and refs. */
export function stateOfWork(repository: TemporaryRepository, ownRefs = /^refs\/heads\/sallyport\//): string {
  const refs = repository.git('for-each-ref', '--format=%(refname) %(objectname)').split('\n');
  const state = {
    files: filesBelow(repository.directory),
    index: repository.git('ls-files', '-s', '-t', '-v'),
    staged: repository.git('diff', '--cached'),
    changed: repository.git('diff'),
    status: repository.git('status', '--porcelain=v2', '--branch', '--show-stash'),
    stash: repository.git('stash', 'list', '-p'),
    head: repository.git('symbolic-ref', '-q', 'HEAD'),
    refs: refs.filter((line) => !ownRefs.test(line)),
  };
  return JSON.stringify(state, null, 1);
}

/** Path, mode and digest of every file below a folder, `.git` left out. */
export function filesBelow(folder: string, path = ''): string[] {
  return readdirSync(join(folder, path))
    .sort()
    .flatMap((name) => {
      const inside = path === '' ? name : `${path}/${name}`;
      if (inside === '.git') return [];
      const stats = lstatSync(join(folder, inside));
      if (stats.isDirectory()) return filesBelow(folder, inside);
      const bytes = stats.isSymbolicLink() ? readlinkSync(join(folder, inside)) : readFileSync(join(folder, inside));
      return [`${inside} ${(stats.mode & 0o777).toString(8)} ${createHash('sha256').update(bytes).digest('hex')}`];
    });
}

/** Plants everything by which a repository can make git run a program. Returns what was run since. */
export function plantTraps(repository: TemporaryRepository): () => string[] {
  const folder = temporaryFolder();
  const sprung = join(folder, 'sprung');
  mkdirSync(sprung);
  function trap(name: string): string {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n: > '${join(sprung, name)}'\ncat 2>/dev/null\nexit 0\n`);
    chmodSync(file, 0o755);
    return file;
  }
  const hooks = join(repository.directory, '.git', 'hooks');
  mkdirSync(hooks, { recursive: true });
  for (const hook of HOOKS) {
    writeFileSync(join(hooks, hook), `#!/bin/sh\n: > '${join(sprung, `hook-${hook}`)}'\nexit 0\n`);
    chmodSync(join(hooks, hook), 0o755);
  }
  for (const [key, name] of PROGRAMS) repository.git('config', key, trap(name));
  const attributes = join(repository.directory, '.git', 'info', 'attributes');
  mkdirSync(dirname(attributes), { recursive: true });
  writeFileSync(attributes, '* filter=trap diff=trap merge=trap\n');
  return () => readdirSync(sprung).sort();
}

const HOOKS = [
  'pre-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-commit',
  'post-checkout',
  'post-merge',
  'pre-push',
  'pre-auto-gc',
  'post-rewrite',
  'post-index-change',
  'reference-transaction',
  'fsmonitor-watchman',
];

const PROGRAMS: readonly (readonly [string, string])[] = [
  ['core.fsmonitor', 'fsmonitor'],
  ['core.sshCommand', 'ssh-command'],
  ['core.gitProxy', 'git-proxy'],
  ['core.askPass', 'ask-pass'],
  ['core.editor', 'editor'],
  ['core.pager', 'pager'],
  ['core.alternateRefsCommand', 'alternate-refs'],
  ['credential.helper', 'credential-helper'],
  ['diff.external', 'external-diff'],
  ['diff.trap.textconv', 'textconv'],
  ['diff.trap.command', 'diff-command'],
  ['filter.trap.clean', 'filter-clean'],
  ['filter.trap.smudge', 'filter-smudge'],
  ['filter.trap.process', 'filter-process'],
  ['merge.trap.driver', 'merge-driver'],
  ['gpg.program', 'gpg'],
  ['gpg.ssh.program', 'gpg-ssh'],
  ['gpg.ssh.defaultKeyCommand', 'default-key'],
  ['remote.origin.uploadpack', 'upload-pack'],
  ['remote.origin.receivepack', 'receive-pack'],
];
