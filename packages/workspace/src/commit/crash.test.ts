import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { hasIntents } from '../record-branch/journal.ts';
import { recover } from '../record-branch/recover.ts';
import { killHard, runChild } from '../testing/run-child.ts';
import {
  repositoryAt,
  stateOfWork,
  type TemporaryRepository,
  temporaryFolder,
  temporaryKey,
  temporaryRepository,
} from '../testing/temporary-repository.ts';

const FILES = Object.fromEntries(
  Array.from({ length: 100 }, (_, part) => [`.sallyport/part-${part}/file`, `content ${part}\n`]),
);

/** Work on main, and one linked work tree on another branch. */
function begin(): { project: TemporaryRepository; linked: TemporaryRepository } {
  const project = temporaryRepository();
  project.write('log.md', 'as committed\n');
  project.write('mine.txt', 'as committed\n');
  project.commit('begin');
  const linked = repositoryAt(join(temporaryFolder(), 'linked'));
  project.git('worktree', 'add', '--quiet', '-b', 'other', linked.directory);
  linked.write('mine.txt', 'changed there\n');
  project.write('mine.txt', 'staged\n');
  project.git('add', 'mine.txt');
  project.write('mine.txt', 'changed\n');
  project.write('untracked.txt', 'untracked\n');
  return { project, linked };
}

/** Signs by which the outside sees how far the commit has come; the process is killed at each, again and again. */
const MOMENTS: readonly (readonly [string, (directory: string, indexBefore: number) => boolean])[] = [
  ['the record is locked', (directory) => existsSync(join(directory, '.git/sallyport/lock'))],
  ['the intent is noted', (directory) => count(join(directory, '.git/sallyport/journal')) > 0],
  ['the index is locked', (directory) => existsSync(join(directory, '.git/index.lock'))],
  ['the first file is in place', (directory) => count(join(directory, '.sallyport')) > 0],
  ['half of the files are in place', (directory) => count(join(directory, '.sallyport')) > 50],
  ['all files are in place', (directory) => count(join(directory, '.sallyport')) >= 100],
  ['the index is replaced', (directory, before) => statSync(join(directory, '.git/index')).ino !== before],
  ['the ref is locked', (directory) => existsSync(join(directory, '.git/refs/heads/main.lock'))],
];

function count(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

test('killed at any moment, the decision is committed whole or not at all', { timeout: 300_000 }, async () => {
  const key = temporaryKey();
  let caught = 0;
  for (const [round, [moment, reached]] of [...MOMENTS, ...MOMENTS].entries()) {
    const { project, linked } = begin();
    const there = stateOfWork(linked, /^refs\/heads\/main /);
    const before = stateOfWork(project);
    const indexBefore = statSync(join(project.directory, '.git/index')).ino;
    const tip = project.git('rev-parse', 'main').trim();
    const order = join(temporaryFolder(), 'order.json');
    writeFileSync(order, JSON.stringify({ directory: project.directory, key, files: { ...FILES, 'log.md': 'new\n' } }));
    const child = runChild('decide-child.ts', order);
    while (child.process.exitCode === null && !reached(project.directory, indexBefore)) await sleep(1);
    killHard(child, round % 3 !== 0);
    await child.ended;

    const repository = await openRepository(project.directory);
    if (await hasIntents(repository)) caught += 1;
    await recover(repository);
    expect(await hasIntents(repository)).toBe(false);
    const moved = project.git('rev-parse', 'main').trim() !== tip;
    if (!moved) expect(stateOfWork(project), moment).toBe(before);
    else {
      expect(project.git('rev-list', '--count', `${tip}..main`).trim()).toBe('1');
      const status = project.git('status', '--porcelain').trim().split('\n').sort();
      expect(status, moment).toEqual(['?? untracked.txt', 'MM mine.txt']);
      expect(project.git('show', ':mine.txt')).toBe('staged\n');
      for (const [path, text] of Object.entries(FILES)) expect(project.read(path)).toBe(text);
    }
    expect(stateOfWork(linked, /^refs\/heads\/main /)).toBe(there);
    // Git itself goes on: no lock was left behind.
    project.git('commit', '--quiet', '-m', 'plain');
    project.git('fsck', '--strict');
  }
  // Otherwise every kill came too early or too late, and the test has shown nothing.
  expect(caught).toBeGreaterThan(0);
});
