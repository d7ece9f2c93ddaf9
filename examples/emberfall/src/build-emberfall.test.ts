import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildEmberfall } from './build-emberfall.ts';
import { calendarAt } from './calendar.ts';
import { git } from './hermetic-git.ts';
import { projectTree, type State } from './project-tree.ts';

const now = new Date('2026-11-22T15:30:00Z');
const folder = mkdtempSync(join(tmpdir(), 'emberfall-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(['believed', 'ready'] satisfies readonly State[])('the %s project', (state) => {
  it('is the same for the same day', async () => {
    const one = await buildEmberfall({ directory: join(folder, `${state}-1`), state, now });
    const other = await buildEmberfall({
      directory: join(folder, `${state}-2`),
      state,
      now: new Date('2026-11-22T01:00:00Z'),
    });
    expect(other.candidateCommit).toBe(one.candidateCommit);
    expect(await git(other.repository, ['rev-parse', 'main'])).toBe(await git(one.repository, ['rev-parse', 'main']));
    for (const file of ['manifest.json', 'emberfall-0.9.9-stable-linux-x64.AppImage']) {
      const of = (repository: string): Buffer => readFileSync(join(repository, 'release', file));
      expect(of(other.repository).equals(of(one.repository))).toBe(true);
    }
  });

  it('stands on main with its history, its tag and a clean work tree', async () => {
    const { repository, candidateCommit, tag } = await buildEmberfall({
      directory: join(folder, `${state}-history`),
      state,
      now,
    });
    expect(await git(repository, ['branch', '--show-current'])).toBe('main');
    expect(await git(repository, ['rev-parse', `${tag}^{commit}`])).toBe(candidateCommit);
    expect(Number(await git(repository, ['rev-list', '--count', 'main']))).toBe(8);
    expect(await git(repository, ['status', '--porcelain'])).toBe('');
    expect(await git(repository, ['log', '-1', '--format=%aI', 'main'])).toBe('2026-11-21T10:00:00+00:00');
  });

  it('has at its tip what the tree of the state says, and no gate file', async () => {
    const { repository, candidateCommit } = await buildEmberfall({
      directory: join(folder, `${state}-tip`),
      state,
      now,
    });
    const tree = projectTree(state, calendarAt(now), candidateCommit);
    const tracked = (await git(repository, ['ls-tree', '-r', '--name-only', '-z', 'main'])).split('\0').filter(Boolean);
    expect(tracked.toSorted()).toEqual([...tree.keys()].toSorted());
    const today = tracked.map((path): [string, string] => [path, readFileSync(join(repository, path), 'utf8')]);
    expect(new Map(today)).toEqual(tree);
  });
});

describe('the history of the ready project', () => {
  it('states at each release the version of that release', async () => {
    const { repository, tag } = await buildEmberfall({ directory: join(folder, 'releases'), state: 'ready', now });
    const versionAt = (revision: string): Promise<string> =>
      git(repository, ['show', `${revision}:client/version.txt`]);
    expect(await versionAt(tag)).toBe('0.9.9-stable');
    expect(await versionAt(`${tag}~1`)).toBe('0.9.8');
    expect(await git(repository, ['show', `${tag}~1:CHANGELOG.md`])).not.toContain('0.9.9');
  });
});

describe('a plain directory', () => {
  it('has the same files without a repository', async () => {
    const directory = join(folder, 'plain');
    const { candidateCommit } = await buildEmberfall({ directory, state: 'ready', now, git: false });
    expect(readFileSync(join(directory, 'reports/acceptance.xml'), 'utf8')).toContain(candidateCommit);
    expect(() => readFileSync(join(directory, '.git/HEAD'))).toThrow('ENOENT');
  });
});
