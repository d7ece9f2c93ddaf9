import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { hasIntents } from '../record-branch/journal.ts';
import { recover } from '../record-branch/recover.ts';
import { killHard, runChild } from '../testing/run-child.ts';
import {
  repositoryAt,
  stateOfWork,
  temporaryFolder,
  temporaryKey,
  type TemporaryRepository,
  temporaryRepository,
} from '../testing/temporary-repository.ts';

const FILES = Object.fromEntries(
  Array.from({ length: 40 }, (_, count) => [`.sallyport/part-${count}/file`, `content ${count}\n`]),
);

/** Work on main, with a second checkout of it impossible, and one linked work tree elsewhere. */
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

test('killed at any moment, the decision is committed whole or not at all', async () => {
  const key = temporaryKey();
  const outcomes = new Set<string>();
  for (let round = 0; round < 24; round += 1) {
    const { project, linked } = begin();
    const there = stateOfWork(linked, /^refs\/heads\/main /);
    const before = stateOfWork(project);
    const tip = project.git('rev-parse', 'main').trim();
    const order = join(temporaryFolder(), 'order.json');
    writeFileSync(order, JSON.stringify({ directory: project.directory, key, files: { ...FILES, 'log.md': 'new\n' } }));
    const child = runChild('decide-child.ts', order);
    const ready = Promise.withResolvers<void>();
    const poll = setInterval(() => {
      if (child.lines.length > 0) ready.resolve();
    }, 1);
    await Promise.race([ready.promise, child.ended]);
    clearInterval(poll);
    await new Promise((resolve) => setTimeout(resolve, (round / 24) * 700 * Math.random()));
    killHard(child, round % 3 !== 0);
    await child.ended;

    const repository = await openRepository(project.directory);
    const caught = await hasIntents(repository);
    await recover(repository);
    expect(await hasIntents(repository)).toBe(false);
    const moved = project.git('rev-parse', 'main').trim() !== tip;
    outcomes.add(`${moved ? 'after' : 'before'}${caught ? ', recovered' : ''}`);
    if (!moved) expect(stateOfWork(project), `round ${round}`).toBe(before);
    else {
      expect(project.git('rev-list', '--count', `${tip}..main`).trim()).toBe('1');
      expect(project.git('status', '--porcelain').trim().split('\n').sort()).toEqual([
        '?? untracked.txt',
        'MM mine.txt',
      ]);
      expect(project.git('show', ':mine.txt')).toBe('staged\n');
      for (const [path, text] of Object.entries(FILES)) expect(project.read(path)).toBe(text);
    }
    expect(stateOfWork(linked, /^refs\/heads\/main /)).toBe(there);
    // Git itself goes on: no lock was left behind.
    project.git('commit', '--quiet', '-m', 'plain');
    project.git('fsck', '--strict');
  }
  expect(outcomes.size).toBeGreaterThan(1);
});
