import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { temporaryRepository } from '../testing/temporary-repository.ts';
import { nearbyRepository } from './nearby-repository.ts';
import { closeRepository, openRepository } from './repository.ts';

afterEach(() => {
  delete process.env['GIT_CEILING_DIRECTORIES'];
});

/** What git itself says, asked because of a ceiling that is in nobody's way. */
async function asGitSays(directory: string): Promise<object> {
  process.env['GIT_CEILING_DIRECTORIES'] = '/nowhere';
  try {
    return await place(directory);
  } finally {
    delete process.env['GIT_CEILING_DIRECTORIES'];
  }
}

async function place(directory: string): Promise<object> {
  const repository = await openRepository(directory);
  closeRepository(repository);
  const { objects: _, ...rest } = repository;
  return rest;
}

test.each(['.', 'deep/down', 'link'])('a plain clone is found without asking git, from %s', async (inside) => {
  const project = temporaryRepository();
  project.write('deep/down/file', 'a');
  project.commit('One');
  symlinkSync(join(project.directory, 'deep'), join(project.directory, 'link'));
  const start = join(project.directory, inside);
  expect(await nearbyRepository(start)).toBe(realpathSync(project.directory));
  expect(await place(start)).toEqual(await asGitSays(start));
});

test.each<readonly [string, (git: (...args: string[]) => unknown, directory: string) => void]>([
  [
    'a work tree elsewhere',
    (git, directory) => {
      mkdirSync(join(directory, 'elsewhere'));
      git('config', 'core.worktree', join(directory, 'elsewhere'));
    },
  ],
  ['a repository that says it is bare', (git) => git('config', 'core.bare', 'true')],
  ['settings of each work tree', (git) => git('config', 'extensions.worktreeConfig', 'true')],
  [
    'a shallow clone',
    (git, directory) => {
      writeFileSync(join(directory, '.git', 'shallow'), `${String(git('rev-parse', 'HEAD')).trim()}\n`);
    },
  ],
])('%s is where git says', async (_, change) => {
  const project = temporaryRepository();
  project.commit('One');
  change((...args) => project.git(...args), project.directory);
  expect(await place(project.directory)).toEqual(await asGitSays(project.directory));
});

test.each<readonly [string, (git: string) => void]>([
  ['a HEAD that names no ref', (git) => writeFileSync(join(git, 'HEAD'), 'ref: bogus\n')],
  [
    'a HEAD that is a link elsewhere',
    (git) => {
      rmSync(join(git, 'HEAD'));
      writeFileSync(join(git, 'elsewhere'), 'ref: refs/heads/main\n');
      symlinkSync('elsewhere', join(git, 'HEAD'));
    },
  ],
  ['no refs', (git) => rmSync(join(git, 'refs'), { recursive: true })],
])('inside another repository, one with %s is the outer one', async (_, bend) => {
  const outer = temporaryRepository();
  outer.commit('One');
  const inner = join(outer.directory, 'inner');
  outer.git('init', '--quiet', inner);
  bend(join(inner, '.git'));
  expect(await nearbyRepository(inner)).toBeNull();
  expect(await place(inner)).toMatchObject({ topLevel: realpathSync(outer.directory) });
});

test('a repository whose ids are SHA-256 is what its own settings say, whatever the user has set', async () => {
  const long = temporaryRepository('--object-format=sha256');
  long.commit('One');
  expect(await place(long.directory)).toMatchObject({ store: { format: 'sha256' } });
  const short = temporaryRepository();
  short.commit('One');
  writeFileSync(join(short.directory, 'more'), '[extensions]\n\tobjectformat = sha256\n');
  short.git('config', 'include.path', join(short.directory, 'more'));
  expect(await place(short.directory)).toEqual(await asGitSays(short.directory));
});

test('a linked work tree, a bare repository, the inside of .git and what is no repository are left to git', async () => {
  const project = temporaryRepository();
  project.commit('One');
  const linked = join(project.directory, 'linked');
  project.git('worktree', 'add', '--quiet', '--detach', linked);
  expect(await nearbyRepository(linked)).toBeNull();
  const bare = join(project.directory, 'bare.git');
  project.git('clone', '--quiet', '--bare', project.directory, bare);
  expect(await nearbyRepository(bare)).toBeNull();
  expect(await nearbyRepository(join(project.directory, '.git'))).toBeNull();
  mkdirSync(join(project.directory, 'torn', '.git'), { recursive: true });
  expect(await nearbyRepository(join(project.directory, 'torn'))).toBeNull();
  for (const start of [linked, bare, join(project.directory, 'torn')])
    expect(await place(start)).toEqual(await asGitSays(start));
});
