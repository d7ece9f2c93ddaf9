import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readRecord } from '@sallyport/record';
import { closeRepository, openRepository, readRecordFiles } from '@sallyport/workspace';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from './repository-root.ts';

const run = promisify(execFile);
const processes = 8;
const each = 200;
const limit = 20 * 1024 * 1024;

let directory = '';

async function git(...words: string[]): Promise<string> {
  return (await run('git', words, { cwd: join(directory, 'project') })).stdout.trim();
}

/** A repository with a founded record and one key for each process. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sallyport-concurrency-'));
  await run('git', ['init', '--quiet', '--initial-branch=main', join(directory, 'project')]);
  await git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--allow-empty', '-m', 'Begin');
  await run('mkdir', ['-p', join(directory, 'people')]);
  for (let number = 0; number < processes; number++) {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(directory, `p${number}`)]);
    await run('cp', [join(directory, `p${number}.pub`), join(directory, 'people', `p${number}.pub`)]);
    writeFileSync(join(directory, 'people', `p${number}.yaml`), `name: Person ${number}\nroles: [pm]\n`);
  }
  await sallyport('trust', 'found', '--people', join(directory, 'people'), '--key', join(directory, 'p0'));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function sallyport(...words: string[]): Promise<string> {
  const start = ['--conditions=sallyport-source', '--no-warnings', join(repositoryRoot, 'packages/cli/src/main.ts')];
  return (await run(process.execPath, [...start, ...words], { cwd: join(directory, 'project') })).stdout;
}

async function appendMany(number: number): Promise<readonly string[]> {
  const program = join(repositoryRoot, 'e2e/programs/append-statements.ts');
  const words = [join(directory, 'project'), join(directory, `p${number}`), `p${number}`, String(each)];
  const { stdout } = await run(
    process.execPath,
    ['--conditions=sallyport-source', '--no-warnings', program, ...words],
    {
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  return stdout.trim().split('\n');
}

describe('many writers on one record', () => {
  test(`${processes} processes × ${each} statements: nothing lost, no fork, at most 20 MiB of objects`, async () => {
    const written = (await Promise.all(Array.from({ length: processes }, (_, number) => appendMany(number)))).flat();
    expect(new Set(written).size).toBe(processes * each);
    const repository = await openRepository(join(directory, 'project'));
    const files = await readRecordFiles(repository);
    closeRepository(repository);
    const view = readRecord(files);
    const found = new Set(view.statements.map((statement) => statement.digest));
    expect(written.filter((digest) => !found.has(digest))).toEqual([]);
    expect(view.statements.length).toBe(processes * each + 1);
    expect(view.missing).toEqual([]);
    // One line of history: every commit of the record has one parent, so no writer forked it.
    expect(await git('rev-list', '--min-parents=2', '--count', 'sallyport/record')).toBe('0');
    const sizes = Object.fromEntries((await git('count-objects', '-v')).split('\n').map((line) => line.split(': ')));
    const kibibytes = Number(sizes['size']) + Number(sizes['size-pack']) + Number(sizes['size-garbage']);
    expect(kibibytes * 1024).toBeLessThanOrEqual(limit);
    expect(await git('status', '--porcelain')).toBe('');
  }, 900_000);
});
