import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { git, gitText } from './run.ts';

export type Operation = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect' | 'patch series';

/** One checkout of the repository: the main one or a linked one. */
export interface Worktree {
  readonly directory: string;
  /** Where its index and HEAD live; null when the checkout is gone from disk. */
  readonly gitDirectory: string | null;
  readonly bare: boolean;
  /** Full ref name, or null with a detached HEAD. */
  readonly branch: string | null;
  /** null on a branch without commits. */
  readonly commit: string | null;
  readonly operation: Operation | null;
  /** A branch that a rebase or bisect here will come back to; git refuses to check it out elsewhere. */
  readonly busyBranch: string | null;
}

/** All checkouts, the main one first. */
export async function listWorktrees(cwd: string): Promise<Worktree[]> {
  const listed = await git(['worktree', 'list', '--porcelain', '-z'], { cwd, accept: [0, 128, 129] });
  // git before 2.36 has no `-z` here and ends its lines with line feeds.
  const separated = listed.code === 0;
  const text = separated
    ? listed.stdout.toString('utf8')
    : (await git(['worktree', 'list', '--porcelain'], { cwd })).stdout.toString('utf8').replaceAll('\n', '\0');
  const blocks = text.split('\0\0').filter((block) => block.trim() !== '');
  return Promise.all(blocks.map((block) => readWorktree(block.split('\0'))));
}

async function readWorktree(lines: readonly string[]): Promise<Worktree> {
  function value(key: string): string | null {
    const line = lines.find((candidate) => candidate === key || candidate.startsWith(`${key} `));
    return line === undefined ? null : line.slice(key.length + 1);
  }
  const directory = value('worktree') ?? '';
  const head = value('HEAD');
  const bare = value('bare') !== null;
  const place = bare ? { directory, gitDirectory: directory } : await locateCheckout(directory);
  const { gitDirectory } = place;
  const busy = gitDirectory === null ? { operation: null, busyBranch: null } : await operationIn(gitDirectory);
  return {
    ...place,
    bare,
    branch: value('branch'),
    commit: head === null || /^0+$/.test(head) ? null : head,
    ...busy,
  };
}

/** Where a checkout and its git directory are. Read from disk: asking git costs a process for each of them. */
async function locateCheckout(directory: string): Promise<{ directory: string; gitDirectory: string | null }> {
  const dotGit = join(directory, '.git');
  const there = await stat(dotGit).catch(() => null);
  if (there?.isDirectory() === true) return { directory, gitDirectory: await realpath(dotGit) };
  if (there !== null) {
    const named = /^gitdir: (.+)$/m.exec(await readFile(dotGit, 'utf8').catch(() => ''))?.[1];
    const gitDirectory = named === undefined ? null : await realpath(resolve(directory, named)).catch(() => null);
    return { directory, gitDirectory };
  }
  if ((await stat(join(directory, 'HEAD')).catch(() => null)) === null) return { directory, gitDirectory: null };
  // For a submodule git lists the folder in which its objects lie; only git can tell where its files are.
  const top = await gitText(['rev-parse', '--show-toplevel'], { cwd: directory }).catch(() => null);
  return { directory: top ?? directory, gitDirectory: directory };
}

/** What git has begun and not finished, told by the files it leaves in the git directory. */
async function operationIn(gitDirectory: string): Promise<{ operation: Operation | null; busyBranch: string | null }> {
  async function content(path: string): Promise<string | null> {
    return readFile(join(gitDirectory, path), 'utf8').then(
      (text) => text.trim(),
      () => null,
    );
  }
  async function present(path: string): Promise<boolean> {
    return (await stat(join(gitDirectory, path)).catch(() => null)) !== null;
  }
  function full(name: string | null): string | null {
    if (name === null || name === 'detached HEAD') return null;
    return name.startsWith('refs/') ? name : `refs/heads/${name}`;
  }
  if (await present('rebase-merge')) {
    return { operation: 'rebase', busyBranch: full(await content('rebase-merge/head-name')) };
  }
  if (await present('rebase-apply')) {
    const operation = (await present('rebase-apply/applying')) ? 'patch series' : 'rebase';
    return { operation, busyBranch: full(await content('rebase-apply/head-name')) };
  }
  if (await present('BISECT_LOG')) return { operation: 'bisect', busyBranch: full(await content('BISECT_START')) };
  if (await present('MERGE_HEAD')) return { operation: 'merge', busyBranch: null };
  if (await present('CHERRY_PICK_HEAD')) return { operation: 'cherry-pick', busyBranch: null };
  if (await present('REVERT_HEAD')) return { operation: 'revert', busyBranch: null };
  return { operation: null, busyBranch: null };
}
