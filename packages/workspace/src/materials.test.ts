import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { openRepository } from './git/repository.ts';
import { candidateCommit, materials } from './materials.ts';
import { repositoryAt, temporaryFolder, temporaryRepository } from './testing/temporary-repository.ts';

test('the local branch is taken unless it is missing or behind, and divergence is said', async () => {
  const upstream = temporaryRepository();
  upstream.commit('one');
  const folder = temporaryFolder();
  execFileSync('git', ['clone', '--quiet', upstream.directory, `${folder}/clone`]);
  const clone = repositoryAt(`${folder}/clone`);
  clone.git('config', 'user.name', 'A');
  clone.git('config', 'user.email', 'a@example.org');
  async function seen(branch = 'main'): Promise<unknown> {
    const { state, from, commit, notJudged } = await materials(await openRepository(clone.directory), branch);
    return notJudged === 0 ? [state, from, commit] : [state, from, commit, notJudged];
  }
  expect(await seen()).toEqual(['equal', 'local', clone.git('rev-parse', 'main').trim()]);
  const newer = upstream.commit('two');
  upstream.git('branch', 'elsewhere');
  clone.git('fetch', '--quiet');
  expect(await seen()).toEqual(['behind', 'remote', newer]);
  expect(await seen('elsewhere')).toEqual(['only remote', 'remote', newer]);
  const own = clone.commit('own');
  expect(await seen()).toEqual(['diverged', 'local', own, 1]);
  clone.git('branch', 'mine');
  expect(await seen('mine')).toEqual(['only local', 'local', own]);
  await expect(seen('none')).rejects.toMatchObject({ code: 'BRANCH_MISSING' });
});

test('the candidate is its commit, else what its tag points at, else nothing', async () => {
  const project = temporaryRepository();
  const commit = project.commit('one');
  project.git('tag', '-a', '-m', 'v', 'v0.9.9');
  const repository = await openRepository(project.directory);
  async function candidate(named: { commit: string | null; tag: string | null }): Promise<string | null> {
    return candidateCommit(repository, {
      candidate: { version: '0.9.9', changelog: null, versionFiles: [], ...named },
    });
  }
  expect(await candidate({ commit: 'main', tag: null })).toBe(commit);
  expect(await candidate({ commit: null, tag: 'v0.9.9' })).toBe(commit);
  expect(await candidate({ commit: null, tag: 'main' })).toBeNull();
  expect(await candidate({ commit: '--all', tag: null })).toBeNull();
});
