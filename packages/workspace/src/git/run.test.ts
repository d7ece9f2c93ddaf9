import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { openObjectReader } from './object-reader.ts';
import { openRepository } from './repository.ts';
import { git, withoutCredentials } from './run.ts';

test('a failure names the command, the place and what git said', async () => {
  const { directory } = temporaryRepository();
  const failing = git(['rev-parse', '--verify', 'nothing-here'], { cwd: directory });
  await expect(failing).rejects.toMatchObject({ code: 'GIT_FAILED', message: expect.stringContaining(directory) });
});

test('output beyond the limit, time beyond the limit and an abort each have their own code', async () => {
  const repository = temporaryRepository();
  repository.write('large', 'x'.repeat(100_000));
  repository.commit('large');
  const cwd = repository.directory;
  await expect(git(['cat-file', 'blob', 'HEAD:large'], { cwd, limit: 1000 })).rejects.toMatchObject({
    code: 'GIT_OUTPUT_TOO_LARGE',
  });
  // `cat-file --batch` waits for input that never ends.
  const aborting = new AbortController();
  const settings = [['alias.wait', '!sleep 30']] as const;
  const waiting = git(['wait'], { cwd, settings, signal: aborting.signal });
  aborting.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'GIT_ABORTED' });
  await expect(git(['wait'], { cwd, settings, timeout: 50 })).rejects.toMatchObject({ code: 'GIT_TIMEOUT' });
});

test('a directory that is gone is not blamed on git alone', async () => {
  await expect(git(['status'], { cwd: '/nonexistent/place' })).rejects.toMatchObject({
    code: 'GIT_MISSING',
    message: expect.stringContaining('/nonexistent/place'),
  });
});

test('a directory that is a file is refused by whatever starts git, once, and nothing is left unhandled', async () => {
  const file = join(temporaryFolder(), 'notes.txt');
  writeFileSync(file, 'notes');
  const refused = { code: 'GIT_MISSING', message: expect.stringContaining('not a directory') };
  await expect(git(['status'], { cwd: file })).rejects.toMatchObject(refused);
  const reader = openObjectReader(file);
  const read = reader.read('HEAD');
  await expect(read).rejects.toMatchObject(refused);
  await expect(openRepository(file)).rejects.toMatchObject(refused);
});

test('variables that point git elsewhere do not reach it', async () => {
  const repository = temporaryRepository();
  repository.commit('one');
  process.env['GIT_DIR'] = '/nonexistent';
  process.env['GIT_INDEX_FILE'] = '/nonexistent';
  try {
    expect((await openRepository(repository.directory)).topLevel).toBe(repository.directory);
  } finally {
    delete process.env['GIT_DIR'];
    delete process.env['GIT_INDEX_FILE'];
  }
});

test('passwords in addresses do not reach messages', () => {
  expect(withoutCredentials("unable to access 'https://ada:s3cret@host/x'")).toBe("unable to access 'https://host/x'");
});

test.runIf(process.getuid?.() === 0)('a repository of another user is refused with the way out', async () => {
  const repository = temporaryRepository();
  chownSync(repository.directory, 12_345, 12_345);
  chownSync(`${repository.directory}/.git`, 12_345, 12_345);
  await expect(openRepository(repository.directory)).rejects.toMatchObject({
    code: 'REPOSITORY_UNSAFE',
    command: expect.stringContaining('safe.directory'),
  });
});

test('outside of any repository the refusal says so', async () => {
  await expect(openRepository(temporaryFolder())).rejects.toMatchObject({ code: 'REPOSITORY_NOT_FOUND' });
});
