import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { objectId } from '../git/object-format.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { writeObject } from '../git/write-object.ts';
import { hasIntents, noteIntent } from '../record-branch/journal.ts';
import { recover } from '../record-branch/recover.ts';
import { type TemporaryRepository, temporaryRepository } from '../testing/temporary-repository.ts';
import { lockIndex, readIndex } from './index-lock.ts';
import { encodePlan, type MovePlan } from './move-plan.ts';

const OLD = Buffer.from('old\n');
const NEW = Buffer.from('new\n');

/** A process died with this plan noted and the index locked; `log.md` is the one file it was to change. */
async function cutShort(): Promise<{ project: TemporaryRepository; repository: Repository; plan: MovePlan }> {
  const project = temporaryRepository();
  project.write('log.md', OLD);
  const before = project.commit('begin');
  project.write('log.md', NEW);
  const after = project.commit('decided');
  project.git('reset', '--quiet', '--hard', before);
  const repository = await openRepository(project.directory);
  const { format } = repository.store;
  await writeObject(repository.store, 'blob', NEW);
  const gitDirectory = repository.gitDirectory;
  const file = {
    path: 'log.md',
    diskBefore: OLD,
    diskAfter: NEW,
    indexBefore: { mode: '100644', id: objectId(format, 'blob', OLD) },
    indexAfter: { mode: '100644', id: objectId(format, 'blob', NEW) },
  };
  const worktrees = [{ directory: project.directory, gitDirectory, files: [file] }];
  const plan = { ref: 'refs/heads/main', before, after, token: 'f'.repeat(24), worktrees };
  await noteIntent(repository, encodePlan(plan), true);
  await lockIndex(gitDirectory, plan.token);
  return { project, repository, plan };
}

test('with nothing touched since, the commit is completed', async () => {
  const { project, repository, plan } = await cutShort();
  await recover(repository);
  expect(project.git('rev-parse', 'main').trim()).toBe(plan.after);
  expect(project.read('log.md')).toBe('new\n');
  expect(project.git('status', '--porcelain')).toBe('');
  expect(existsSync(join(project.directory, '.git/index.lock'))).toBe(false);
});

test('half of it done is completed as well', async () => {
  const { project, repository, plan } = await cutShort();
  project.write('log.md', NEW);
  await recover(repository);
  expect(project.git('rev-parse', 'main').trim()).toBe(plan.after);
  expect(project.git('status', '--porcelain')).toBe('');
});

test('where someone wrote into the file since, her words stay and the commit is taken back', async () => {
  const { project, repository, plan } = await cutShort();
  project.write('log.md', 'her words\n');
  await recover(repository);
  expect(project.git('rev-parse', 'main').trim()).toBe(plan.before);
  expect(project.read('log.md')).toBe('her words\n');
  expect((await readIndex(project.directory)).get('log.md')?.id).toBe(plan.worktrees[0]?.files[0]?.indexBefore?.id);
  expect(await hasIntents(repository)).toBe(false);
});

test('where the branch moved on since, what was applied is taken back', async () => {
  const { project, repository, plan } = await cutShort();
  project.write('log.md', NEW);
  const elsewhere = project.git('commit-tree', '-p', plan.before, '-m', 'x', `${plan.before}^{tree}`).trim();
  project.git('update-ref', 'refs/heads/main', elsewhere);
  await recover(repository);
  expect(project.git('rev-parse', 'main').trim()).toBe(elsewhere);
  expect(project.read('log.md')).toBe('old\n');
  expect(project.git('status', '--porcelain')).toBe('');
});

test('while another git holds the index, nothing is touched and the plan is kept', async () => {
  const { project, repository, plan } = await cutShort();
  const lock = join(project.directory, '.git/index.lock');
  writeFileSync(lock, 'somebody else');
  await expect(recover(repository)).rejects.toMatchObject({ code: 'INDEX_LOCKED' });
  expect(existsSync(lock)).toBe(true);
  expect(await hasIntents(repository)).toBe(true);
  expect(project.git('rev-parse', 'main').trim()).toBe(plan.before);
});
