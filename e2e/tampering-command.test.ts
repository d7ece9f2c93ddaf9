import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  allowedSignersPath,
  blobPath,
  checkpointPath,
  checkpointSignaturePath,
  LEAVES_PATH,
  peoplePath,
  signaturePath,
  statementPath,
} from '@sallyport/record';
import { closeRepository, openRepository, readRecordFiles } from '@sallyport/workspace';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRecordCache, writeRecordCache } from '../packages/workspace/src/record-branch/record-cache.ts';
import { packed } from './packed.ts';
import { layOut, type SmallRecord, type SmallRecordOptions, smallRecord } from './stage/small-record.ts';
import { repositoryOf } from './stage/small-repository.ts';
import { temporaryFolder } from './stage/stage-at.ts';

let small: SmallRecord;
let command: readonly [string, string];

beforeAll(async () => {
  small = await smallRecord();
  command = await packed();
}, 600_000);

/** The directory as `sallyport decide` commits it, on disk. */
function directoryOf(record: SmallRecord): string {
  const directory = join(temporaryFolder(), 'project');
  for (const [path, bytes] of layOut(record)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
  return directory;
}

function verify(directory: string, words: readonly string[] = [], environment: NodeJS.ProcessEnv = process.env) {
  const [node, program] = command;
  const given = [program, 'verify', '--dir', directory, ...words];
  const { status, stdout, stderr } = spawnSync(node, given, {
    cwd: temporaryFolder(),
    encoding: 'utf8',
    env: environment,
  });
  return { code: status, text: stdout + stderr };
}

function turnByte(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

function sealedSize(): number {
  return small.record.view().checkpoints.at(-1)?.size ?? 0;
}

describe('sallyport verify --dir', () => {
  test('exits 0 on the untouched directory, and says whether it is anchored', () => {
    const directory = directoryOf(small);
    const { code, text } = verify(directory);
    expect([code, text]).toEqual([0, expect.stringMatching(/^VERIFIED\n/)]);
    expect(text).toContain('self-consistent, not anchored');
    expect(text).toMatch(/^log\.md: as sealed; \d+ lines written by people, not covered$/m);
    expect(text).toMatch(/^minutes\.md: as sealed; \d+ lines written by people, bound by the approvals$/m);
    const anchored = verify(directory, ['--root', small.record.fingerprint]);
    expect([anchored.code, anchored.text]).toEqual([0, expect.stringContaining('anchored by what you gave')]);
  });

  test.each([
    ['a statement', (): string => statementPath(small.decision)],
    ['a signature', (): string => signaturePath(small.decision)],
    ['a blob', (): string => blobPath([...small.record.view().blobs.keys()][0] ?? '')],
    ['the leaves', (): string => LEAVES_PATH],
    ['a checkpoint', (): string => checkpointPath(sealedSize())],
    ["a checkpoint's signature", (): string => checkpointSignaturePath(sealedSize())],
    ['allowed_signers', (): string => allowedSignersPath(1)],
    ['the people file', (): string => peoplePath(1)],
    ['the attributes', (): string => '.gitattributes'],
  ] as const)('exits 3 and prints the file with one bit turned in %s', (_, pathOf) => {
    const directory = directoryOf(small);
    turnByte(join(directory, '.sallyport', pathOf()));
    const { code, text } = verify(directory);
    expect([code, text]).toEqual([3, expect.stringContaining(pathOf())]);
    expect(text).not.toMatch(/VERIFIED|\n\s+at .+:\d+:\d+/);
  });

  test.each(['log.md', 'minutes.md', 'deliverables.md', 'readiness.md', 'sallyport.yaml', 'p.yaml'])(
    'exits 3 and prints the file with one bit turned, removed, renamed, or as a link: %s',
    (path) => {
      const attacks: readonly ((file: string) => void)[] = [
        (file) => turnByte(file),
        (file) => rmSync(file),
        (file) => renameSync(file, join(dirname(file), path.toUpperCase())),
        (file) => {
          renameSync(file, `${file}.kept`);
          symlinkSync(`${path}.kept`, file);
        },
      ];
      for (const attack of attacks) {
        const directory = directoryOf(small);
        attack(join(directory, path));
        const { code, text } = verify(directory);
        expect([code, text]).toEqual([3, expect.stringMatching(new RegExp(`^refused: ${path}: `, 'm'))]);
      }
    },
  );

  test.each([
    ['NO-GO', 1],
    ['HOLD', 2],
  ] as const)('exits as the newest decision says: %s', async (verdict, code) => {
    const directory = directoryOf(await smallRecord({ verdict } satisfies SmallRecordOptions));
    expect(verify(directory)).toEqual({ code, text: expect.stringContaining(`decided ${verdict}`) });
  });

  test('exits 2 with a blob missing, and 3 with a link in the record', () => {
    const missing = directoryOf(small);
    rmSync(join(missing, '.sallyport', blobPath([...small.record.view().blobs.keys()][0] ?? '')));
    expect(verify(missing)).toEqual({ code: 2, text: expect.stringContaining('missing: HOLD') });
    const linked = directoryOf(small);
    const statement = join(linked, '.sallyport', statementPath(small.decision));
    renameSync(statement, join(linked, 'statement'));
    symlinkSync(join(linked, 'statement'), statement);
    expect(verify(linked)).toEqual({ code: 3, text: expect.stringContaining(statementPath(small.decision)) });
    const whole = directoryOf(small);
    renameSync(join(whole, '.sallyport'), join(whole, 'elsewhere'));
    symlinkSync('elsewhere', join(whole, '.sallyport'));
    expect(verify(whole).code).toBe(3);
  });

  test('exits 64 where an option says nothing, instead of verifying without it', () => {
    const directory = directoryOf(small);
    for (const words of [
      ['--root', ''],
      ['--root', '9f2c…'],
      ['--after', ''],
      ['--after', '/nowhere'],
      ['--at', ''],
    ])
      expect([words, verify(directory, words).code]).toEqual([words, 64]);
  });

  test('exits 3 for another fingerprint and another checkpoint', async () => {
    const directory = directoryOf(small);
    expect(verify(directory, ['--root', 'ab'.repeat(32)]).code).toBe(3);
    const kept = join(temporaryFolder(), 'checkpoint');
    const other = await smallRecord({ result: 'Passed' });
    writeFileSync(
      kept,
      other.record.files.get(checkpointPath(other.record.view().checkpoints.at(-1)?.size ?? 0)) ?? '',
    );
    expect(verify(directory, ['--after', kept])).toEqual({ code: 3, text: expect.stringContaining('ANCHOR_MISMATCH') });
  });

  test('gives machines the same in one document', () => {
    const directory = directoryOf(small);
    turnByte(join(directory, 'log.md'));
    const { code, text } = verify(directory, ['--json']);
    expect([code, JSON.parse(text)]).toEqual([3, expect.objectContaining({ refused: [expect.any(String)] })]);
  });

  test('a stray file whose name would write VERIFIED writes nothing of the kind', () => {
    const directory = directoryOf(small);
    writeFileSync(join(directory, '.sallyport', 'x\nVERIFIED\n\u001b[2J'), '');
    const { code, text } = verify(directory);
    expect(code).toBe(3);
    expect(text).not.toMatch(/^VERIFIED|\u001b/m);
  });
});

describe('verify runs nothing of the judged project', () => {
  /** Programs that leave a mark when they are run, before everything else on the path. */
  function trap(): {
    readonly environment: NodeJS.ProcessEnv;
    readonly sprung: () => boolean;
    readonly script: string;
  } {
    const folder = temporaryFolder();
    const mark = join(folder, 'sprung');
    const script = join(folder, 'trap');
    writeFileSync(script, `#!/bin/sh\necho "$0 $*" >>'${mark}'\n`);
    chmodSync(script, 0o755);
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const name of ['git', 'ssh-keygen', 'ssh', 'gpg', 'sh', 'node', 'openssl', 'curl'])
      symlinkSync(script, join(bin, name));
    return { environment: { PATH: bin, HOME: folder }, sprung: () => existsSync(mark), script };
  }

  test('a copy is verified without git, shell or any other program', () => {
    const directory = directoryOf(small);
    const { environment, sprung, script } = trap();
    for (const path of ['.gitconfig', 'node_modules/commander/index.js', 'package.json', '.npmrc', '.env']) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), 'this is not what it should be');
    }
    expect(verify(directory, [], environment).code).toBe(0);
    expect(sprung()).toBe(false);
    execFileSync(script);
    expect(sprung()).toBe(true);
  });

  test('a record branch is read from objects: no hook, filter, helper or cache of the repository has a say', async () => {
    const { script, sprung } = trap();
    const directory = await repositoryOf(small);
    const git = (...words: string[]): string => execFileSync('git', words, { cwd: directory, encoding: 'utf8' });
    for (const name of ['post-checkout', 'reference-transaction', 'post-index-change', 'fsmonitor-watchman']) {
      mkdirSync(join(directory, '.git/hooks'), { recursive: true });
      symlinkSync(script, join(directory, '.git/hooks', name));
    }
    for (const setting of ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'diff.external', 'filter.x.smudge'])
      git('config', setting, script);
    git('config', 'remote.origin.url', `ext::${script}`);
    git('config', 'remote.origin.promisor', 'true');
    git('config', 'gpg.ssh.program', script);
    writeFileSync(join(directory, '.gitattributes'), '* filter=x diff=x\n');
    expect(verify(directory)).toEqual({ code: 0, text: expect.stringContaining('branch sallyport/record') });
    expect(sprung()).toBe(false);
  });

  test('a cache that came with the repository stands for nothing', async () => {
    const directory = await repositoryOf(small);
    const repository = await openRepository(directory);
    await readRecordFiles(repository);
    closeRepository(repository);
    expect(existsSync(join(directory, '.git/sallyport/record-cache'))).toBe(true);
    const git = (words: readonly string[], input?: Uint8Array): string =>
      execFileSync('git', words, { cwd: directory, encoding: 'utf8', ...(input ? { input } : {}) }).trim();
    const path = statementPath(small.decision);
    const bytes = Buffer.from(small.record.files.get(path) ?? '');
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    const before = git(['rev-parse', 'sallyport/record^{tree}']);
    const blob = git(['hash-object', '-w', '--stdin'], bytes);
    git(['read-tree', 'sallyport/record']);
    git(['update-index', '--cacheinfo', `100644,${blob},${path}`]);
    const tree = git(['write-tree']);
    git(['update-ref', 'refs/heads/sallyport/record', git(['commit-tree', tree, '-m', 'x'])]);
    const cached = await openRepository(directory);
    expect((await readRecordCache(cached))?.tree).toBe(before);
    await writeRecordCache(cached, tree, small.record.files);
    closeRepository(cached);
    expect(verify(directory)).toEqual({ code: 3, text: expect.stringContaining(path) });
  });
});
