import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** What a person has in the making: digests and names, so that a difference says what was touched. */
export interface UserWork {
  readonly head: string;
  readonly index: string;
  readonly entries: readonly string[];
  readonly stash: readonly string[];
  readonly references: readonly string[];
  readonly settings: string;
  readonly files: Readonly<Record<string, string>>;
}

function git(directory: string, ...words: string[]): string {
  return execFileSync('git', words, { cwd: directory, encoding: 'utf8' }).trimEnd();
}

/** Leaves staged, partly staged, changed, removed, announced, untracked, executable and stashed work in a work tree. */
export function leaveWork(directory: string): void {
  const write = (path: string, text: string): void => {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  appendFileSync(join(directory, 'CHANGELOG.md'), '\nStashed.\n');
  git(directory, 'stash', 'push', '--quiet', '--message', 'for later');
  appendFileSync(join(directory, 'CHANGELOG.md'), '\nStaged.\n');
  write('staged.txt', 'staged\n');
  git(directory, 'add', 'CHANGELOG.md', 'staged.txt');
  appendFileSync(join(directory, 'CHANGELOG.md'), '\nNot staged.\n');
  appendFileSync(join(directory, 'docs/onboarding/faq.md'), '\nNot staged.\n');
  git(directory, 'rm', '--quiet', 'docs/operations/host_loss.md');
  write('announced.txt', 'announced\n');
  git(directory, 'add', '--intent-to-add', 'announced.txt');
  write('notes/untracked.txt', 'untracked\n');
  write('notes/run.sh', 'untracked and executable\n');
  chmodSync(join(directory, 'notes/run.sh'), 0o755);
}

/** Hooks of every kind that leave a mark and refuse: not one of them may run. */
export function setHooks(folder: string, mark: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of hookNames) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho ${name} >> '${mark}'\nexit 1\n`, { mode: 0o755 });
  }
}

const hookNames = [
  'applypatch-msg',
  'commit-msg',
  'fsmonitor-watchman',
  'post-applypatch',
  'post-checkout',
  'post-commit',
  'post-index-change',
  'post-merge',
  'post-rewrite',
  'pre-applypatch',
  'pre-auto-gc',
  'pre-commit',
  'pre-merge-commit',
  'pre-push',
  'pre-rebase',
  'prepare-commit-msg',
  'push-to-checkout',
  'reference-transaction',
  'sendemail-validate',
];

/** Takes a picture of everything of the user's, except the paths that the command is meant to write. */
export function userWork(directory: string, meant: (path: string) => boolean): UserWork {
  const gitDirectory = resolve(directory, git(directory, 'rev-parse', '--git-dir'));
  const index = readFileSync(join(gitDirectory, 'index'));
  const entries = git(directory, 'ls-files', '--stage', '-t').split('\n');
  return {
    head: readFileSync(join(gitDirectory, 'HEAD'), 'utf8'),
    index: createHash('sha256').update(index).digest('hex'),
    entries: entries.filter((line) => !meant(line.slice(line.indexOf('\t') + 1))),
    stash: git(directory, 'stash', 'list', '--format=%H %gs').split('\n'),
    references: git(directory, 'for-each-ref', '--format=%(refname) %(objectname)')
      .split('\n')
      .filter((line) => !/^refs\/(heads|remotes\/origin)\/sallyport\/record /.test(line)),
    settings: readFileSync(
      join(git(directory, 'rev-parse', '--git-common-dir'), 'config').replace(/^(?!\/)/, `${directory}/`),
      'utf8',
    ),
    files: Object.fromEntries(filesBelow(directory, directory).filter(([path]) => !meant(path))),
  };
}

function filesBelow(top: string, folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.name === '.git') return [];
    if (entry.isDirectory()) return filesBelow(top, file);
    const bytes = createHash('sha256').update(readFileSync(file)).digest('hex');
    return [[relative(top, file), `${lstatSync(file).mode.toString(8)} ${bytes}`] as const];
  });
}
