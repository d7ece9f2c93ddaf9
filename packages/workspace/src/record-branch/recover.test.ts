import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { statementFiles } from '../testing/record-files.ts';
import { killHard, runChild } from '../testing/run-child.ts';
import { repositoryWithWork, stateOfWork, temporaryRepository } from '../testing/temporary-repository.ts';
import { appendToRecord, commitSpooled } from './append.ts';
import { encodeBundle, writeWhole } from './file-bundle.ts';
import { noteIntent } from './journal.ts';
import { thisProcess } from './process-owner.ts';
import { readRecordFiles } from './read-record.ts';
import { RECORD_REF } from './record-ref.ts';
import { recover } from './recover.ts';

const LOCK = `${RECORD_REF}.lock`;

async function withNotedMove(content: (after: string) => string, age: number) {
  const project = temporaryRepository();
  const after = project.commit('one');
  const repository = await openRepository(project.directory);
  await appendToRecord(repository, () => Promise.resolve(statementFiles()));
  await noteIntent(repository, { note: { kind: 'ref', ref: RECORD_REF, after }, files: new Map() }, false);
  const lock = join(repository.commonDirectory, LOCK);
  mkdirSync(dirname(lock), { recursive: true });
  writeFileSync(lock, content(after));
  const time = Date.now() / 1000 - age;
  utimesSync(lock, time, time);
  return { repository, lock };
}

test("git's lock that our killed move left is removed, and writing goes on", async () => {
  for (const content of [(after: string) => `${after}\n`, () => '']) {
    const { repository, lock } = await withNotedMove(content, 0);
    await recover(repository);
    expect(existsSync(lock)).toBe(false);
    await appendToRecord(repository, () => Promise.resolve(statementFiles()));
    expect((await readRecordFiles(repository)).size).toBe(4);
  }
});

test("somebody else's lock stays, and writing refuses in words", async () => {
  const foreign: readonly [(after: string) => string, number][] = [
    [() => `${'0'.repeat(39)}1\n`, 0],
    [(after) => `${after}\n`, 3600],
  ];
  for (const [content, age] of foreign) {
    const { repository, lock } = await withNotedMove(content, age);
    await recover(repository);
    expect(existsSync(lock)).toBe(true);
    const appending = appendToRecord(repository, () => Promise.resolve(statementFiles()));
    await expect(appending).rejects.toMatchObject({ code: 'REF_MOVED' });
  }
});

test('a lock without any noted intent is not ours', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const repository = await openRepository(project.directory);
  await appendToRecord(repository, () => Promise.resolve(statementFiles()));
  const lock = join(repository.commonDirectory, LOCK);
  writeFileSync(lock, '');
  await recover(repository);
  expect(existsSync(lock)).toBe(true);
});

test('appending processes killed at any moment leave a whole record that goes on', { timeout: 300_000 }, async () => {
  const project = repositoryWithWork();
  const before = stateOfWork(project);
  const promised: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    const child = runChild('append-child.ts', project.directory, '50');
    const started = Promise.withResolvers<void>();
    const poll = setInterval(() => {
      if (child.lines.length > 0) started.resolve();
    }, 2);
    await Promise.race([started.promise, child.ended]);
    clearInterval(poll);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
    killHard(child, round % 2 === 0);
    await child.ended;
    promised.push(...child.lines);
  }
  const repository = await openRepository(project.directory);
  await recover(repository);
  await commitSpooled(repository);
  const last = statementFiles();
  await appendToRecord(repository, () => Promise.resolve(last));
  const files = await readRecordFiles(repository);
  expect(promised.length).toBeGreaterThan(19);
  for (const path of promised) expect(files.has(path), path).toBe(true);
  // A statement is in with its signature or not at all.
  for (const path of files.keys()) expect(files.has(path.replace(/\.(json|sig)$/, '.json')), path).toBe(true);
  for (const path of files.keys()) expect(files.has(path.replace(/\.(json|sig)$/, '.sig')), path).toBe(true);
  expect(stateOfWork(project)).toBe(before);
  project.git('fsck', '--strict');
});

test('a lock on the tracking ref is removed once the process that was fetching is dead, not before', async () => {
  const project = temporaryRepository();
  const commit = project.commit('one');
  const repository = await openRepository(project.directory);
  const ref = 'refs/remotes/origin/sallyport/record';
  const lock = join(repository.commonDirectory, `${ref}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  const ended = runChild('append-child.ts', project.directory, '0');
  await ended.ended;
  const note = join(repository.commonDirectory, 'sallyport/exchanges/note');
  for (const [pid, stays] of [
    [process.pid, true],
    [ended.process.pid, false],
  ] as const) {
    writeFileSync(lock, `${commit}\n`);
    const owner = { ...thisProcess(), pid, started: pid === process.pid ? thisProcess().started : null };
    await writeWhole(note, encodeBundle({ note: { ref, at: Date.now(), owner }, files: new Map() }));
    await recover(repository);
    expect(existsSync(lock)).toBe(stays);
    expect(existsSync(note)).toBe(stays);
  }
});
