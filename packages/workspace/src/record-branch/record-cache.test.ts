import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { statementFiles } from '../testing/record-files.ts';
import { temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { appendToRecord } from './append.ts';
import { encodeBundle } from './file-bundle.ts';
import { readRecord } from './read-record.ts';
import { readRecordCache, writeRecordCache } from './record-cache.ts';
import { writeVouchedBundle } from './vouched-bundle.ts';

beforeEach(() => vi.stubEnv('XDG_DATA_HOME', temporaryFolder()));

async function recorded() {
  const project = temporaryRepository();
  project.commit('one');
  const repository = await openRepository(project.directory);
  await appendToRecord(repository, () => Promise.resolve(statementFiles()));
  const { tree, files } = await readRecord(repository);
  return { repository, tree: tree ?? '', files, file: join(repository.commonDirectory, 'sallyport/record-cache') };
}

const forged = new Map([['statements/forged.json', Buffer.from('{}')]]);

test('a cache that this user wrote is read', async () => {
  const { repository, tree } = await recorded();
  await writeRecordCache(repository, tree, forged);
  expect((await readRecord(repository)).files).toEqual(forged);
});

test('a cache that somebody else wrote is none', async () => {
  const { repository, tree, files, file } = await recorded();
  const bundle = encodeBundle({ note: { tree }, files: forged });
  await writeRecordCache(repository, tree, files);
  const code = readFileSync(file).subarray(0, 65);
  for (const bytes of [
    bundle,
    Buffer.concat([code, bundle]),
    Buffer.concat([Buffer.from(`${'0'.repeat(64)}\n`), bundle]),
  ]) {
    writeFileSync(file, bytes);
    expect((await readRecord(repository)).files).toEqual(files);
  }
  await writeVouchedBundle(file, 'sallyport journal 1', { note: { tree }, files: forged });
  expect((await readRecord(repository)).files).toEqual(files);
  await writeRecordCache(repository, tree, forged);
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  expect((await readRecord(repository)).files).toEqual(files);
});

test('a malformed cache is none', async () => {
  const { repository, tree, files, file } = await recorded();
  const heads = ['null', '{', '{"note":{}}', '{"note":{},"list":[1]}', '{"note":{},"list":[["a",-1]]}'];
  const long = JSON.stringify({ note: { tree }, list: [['a', 9]] });
  for (const head of [...heads, long]) {
    const body = Buffer.from(`${head}\n`);
    const line = `sallyport bundle 1 ${createHash('sha256').update(body).digest('hex')}\n`;
    for (const first of ['', `${'0'.repeat(64)}\n`]) {
      writeFileSync(file, Buffer.concat([Buffer.from(first + line), body]));
      expect((await readRecord(repository)).files).toEqual(files);
    }
  }
  await writeVouchedBundle(file, 'sallyport record cache 1', { note: {}, files: forged });
  expect(await readRecordCache(repository)).toBeNull();
});
