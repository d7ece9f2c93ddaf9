import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildEmberfall } from './build-emberfall.ts';
import { calendarAt } from './calendar.ts';
import { git } from './hermetic-git.ts';
import { projectTree } from './project-tree.ts';
import { applyReady } from './repair.ts';

const now = new Date('2026-11-22T09:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'emberfall-repair-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('turns the believed repository into the ready one by commits, and leaves other files alone', async () => {
  const directory = join(folder, 'project');
  const { repository, tag } = await buildEmberfall({ directory, state: 'believed', now });
  await git(repository, ['checkout', '--quiet', '-b', 'feature/phase-7-setup']);
  writeFileSync(join(repository, 'sallyport.yaml'), 'sallyport: 1\n');

  const { candidateCommit } = await applyReady(repository, now);

  expect(await git(repository, ['rev-parse', `${tag}^{commit}`])).toBe(candidateCommit);
  expect(await git(repository, ['branch', '--show-current'])).toBe('feature/phase-7-setup');
  expect(await git(repository, ['status', '--porcelain'])).toBe('?? sallyport.yaml');
  const wanted = projectTree('ready', calendarAt(now), candidateCommit);
  const today = [...wanted.keys()].map((path): [string, string] => [
    path,
    readFileSync(join(repository, path), 'utf8'),
  ]);
  expect(new Map(today)).toEqual(wanted);
  expect(Number(await git(repository, ['rev-list', '--count', 'main..']))).toBe(8);
  expect(readFileSync(join(repository, 'release/manifest.json'), 'utf8')).toContain(candidateCommit);
});

it('changes nothing when the project is ready', async () => {
  const { repository } = await buildEmberfall({ directory: join(folder, 'ready'), state: 'ready', now });
  const before = await git(repository, ['rev-parse', 'HEAD^{tree}']);
  await git(repository, ['checkout', '--quiet', '-b', 'feature/phase-7-setup']);
  await applyReady(repository, now);
  expect(await git(repository, ['rev-parse', 'HEAD^{tree}'])).toBe(before);
});
