import { chmodSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type TemporaryRepository, temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { rewriteIndex } from './index-lock.ts';

function projectWith(file: string): TemporaryRepository {
  const project = temporaryRepository();
  project.write(file, 'as committed\n');
  project.commit('begin');
  return project;
}

async function addLog(project: TemporaryRepository): Promise<void> {
  const id = project.git('rev-parse', 'HEAD:work.txt').trim();
  const worktree = { directory: project.directory, gitDirectory: join(project.directory, '.git') };
  await rewriteIndex(worktree, 'a'.repeat(24), new Map([['log.md', { mode: '100644', id }]]));
  expect(project.git('ls-files')).toBe('log.md\nwork.txt\n');
}

test.each(['trap', 'a=b'])('a filter that the repository names is not started: %s', async (name) => {
  const project = projectWith('work.txt');
  // Newer than the index: git looks into the file when the index is written.
  const later = new Date(Date.now() + 3_600_000);
  utimesSync(join(project.directory, 'work.txt'), later, later);
  project.git('update-index', '--refresh');
  const sprung = join(temporaryFolder(), 'sprung');
  writeFileSync(`${sprung}.sh`, `#!/bin/sh\n: > '${sprung}'\ncat\n`);
  chmodSync(`${sprung}.sh`, 0o755);
  const config = join(project.directory, '.git', 'config');
  const filter = `[filter "${name}"]\n\tclean = ${sprung}.sh\n\trequired = true\n`;
  writeFileSync(config, `${readFileSync(config, 'utf8')}${filter}`);
  mkdirSync(join(project.directory, '.git', 'info'), { recursive: true });
  writeFileSync(join(project.directory, '.git', 'info', 'attributes'), `* filter=${name}\n`);
  await addLog(project);
  expect(existsSync(sprung)).toBe(false);
  // The trap does work: the user's own git springs it.
  utimesSync(join(project.directory, 'work.txt'), new Date(), new Date());
  project.git('add', '--renormalize', 'work.txt');
  expect(existsSync(sprung)).toBe(true);
});

test('work of the same second and size as the index stays visible as changed', async () => {
  const project = projectWith('work.txt');
  const file = join(project.directory, 'work.txt');
  const second = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000);
  project.git('config', 'core.trustctime', 'false');
  utimesSync(file, second, second);
  project.git('update-index', '--refresh');
  writeFileSync(file, 'AS COMMITTED\n');
  for (const path of [file, join(project.directory, '.git', 'index')]) utimesSync(path, second, second);
  await addLog(project);
  expect(project.git('status', '--porcelain', 'work.txt')).toBe(' M work.txt\n');
});
