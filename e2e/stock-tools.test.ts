import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { branch, type Stage } from '@sallyport/emberfall';
import {
  namespaceFor,
  PAYLOAD_TYPE,
  preAuthEncoding,
  type RecordView,
  type VerifiedStatement,
} from '@sallyport/record';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { packed } from './packed.ts';
import { decidedStage } from './stage/ceremony-moments.ts';
import { recordIn } from './stage/hand-made.ts';
import { stageAt, temporaryFolder } from './stage/stage-at.ts';

let stage: Stage;
let record: RecordView;

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  stage = await decidedStage();
  record = await recordIn(stage, 'mira');
}, 600_000);

/** The record as committed, unpacked without git: what somebody gets who downloads the tree. */
function exportedTree(): string {
  const folder = temporaryFolder();
  const archive = join(folder, 'tree.tar');
  execFileSync('git', ['archive', '--format=tar', `--output=${archive}`, branch], { cwd: stage.clone('mira') });
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  execFileSync('tar', ['-xf', archive, '-C', tree]);
  return tree;
}

interface Claim {
  readonly signers: string;
  readonly who: string;
  readonly namespace: string;
  readonly signature: string;
  readonly message: Uint8Array;
}

/** Whether stock ssh-keygen takes a signature for this person's in this namespace. */
function sshTakes({ signers, who, namespace, signature, message }: Claim): boolean {
  const words = ['-Y', 'verify', '-f', signers, '-I', who, '-n', namespace, '-s', signature];
  return spawnSync('ssh-keygen', words, { input: message }).status === 0;
}

function claimOf(tree: string, statement: VerifiedStatement): Claim {
  const { author, root } = statement.header;
  const path = join(tree, '.sallyport', 'statements', statement.digest.slice(0, 2), statement.digest);
  const key = record.roots.at(-1)?.keys.find((each) => each.fingerprint === author.key);
  return {
    signers: join(tree, '.sallyport', 'trust', 'allowed_signers', String(root?.version ?? 1)),
    who: key?.person ?? `runner:${key?.runner}`,
    namespace: namespaceFor(statement.type, author),
    signature: `${path}.sig`,
    message: preAuthEncoding(readFileSync(`${path}.json`)),
  };
}

describe('stock ssh-keygen, with the generated allowed_signers', () => {
  test("takes every statement's signature", () => {
    const tree = exportedTree();
    const refused = record.statements.filter((each) => !sshTakes(claimOf(tree, each)));
    expect(refused.map((each) => `${each.type} ${each.digest}`)).toEqual([]);
    expect(record.statements.length).toBeGreaterThan(50);
  });

  test("takes every checkpoint's seal@ signature", () => {
    const tree = exportedTree();
    const folder = join(tree, '.sallyport', 'log', 'checkpoints');
    const sizes = readdirSync(folder).filter((name) => !name.endsWith('.sig'));
    const refused = sizes.filter((size) => {
      const text = readFileSync(join(folder, size), 'utf8');
      const message = new TextEncoder().encode(text.slice(0, text.indexOf('\n\n') + 1));
      const signers = join(tree, '.sallyport', 'trust', 'allowed_signers', '1');
      const signature = join(folder, `${size}.sig`);
      return !sshTakes({ signers, who: 'runner:seal', namespace: 'seal@sallyport.dev', signature, message });
    });
    expect(refused).toEqual([]);
    expect(sizes.length).toBe(record.checkpoints.length);
  });

  test("refuses the runner's key as a person's, and in every namespace of a person", () => {
    const tree = exportedTree();
    const evidence = record.statements.find((each) => each.type === 'evidence');
    if (!evidence) throw new Error('There is no evidence.');
    const claim = claimOf(tree, evidence);
    expect(sshTakes(claim)).toBe(true);
    for (const who of ['mira', 'noor', 'lena']) expect(sshTakes({ ...claim, who }), who).toBe(false);
    const place = temporaryFolder();
    for (const namespace of ['signoff@sallyport.dev', 'trust@sallyport.dev', 'decision@sallyport.dev', 'git']) {
      const file = join(place, namespace);
      writeFileSync(file, claim.message);
      const key = stage.keys.privateKeys.get('gatehouse') ?? '';
      execFileSync('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', namespace, file], { stdio: 'ignore' });
      const { signers, who, message } = claim;
      expect(sshTakes({ signers, who, namespace, signature: `${file}.sig`, message }), namespace).toBe(false);
    }
  });

  test('refuses a statement with one byte changed, and a signature of another statement', () => {
    const tree = exportedTree();
    const [first, second] = record.statements.filter((each) => each.type === 'vote').map((each) => claimOf(tree, each));
    if (!first || !second) throw new Error('There are no two votes.');
    const message = Uint8Array.from(first.message);
    message[40] = (message[40] ?? 0) ^ 1;
    expect(sshTakes({ ...first, message })).toBe(false);
    expect(sshTakes({ ...first, signature: second.signature })).toBe(false);
    expect(PAYLOAD_TYPE).toBe('application/vnd.in-toto+json');
  });
});

describe('sallyport verify, with the network cut off (unshare -n)', () => {
  async function verifyAlone(directory: string, ...words: string[]) {
    const [node, command] = await packed();
    const given = ['-n', '--', node, command, 'verify', ...words];
    const { status, stdout, stderr } = spawnSync('unshare', given, { cwd: directory, encoding: 'utf8' });
    return { code: status, text: stdout + stderr };
  }

  test('there is no network in there', async () => {
    const script = 'require("node:net").connect(9,"127.0.0.1").on("error",(e)=>{console.log(e.code)})';
    const tried = spawnSync('unshare', ['-n', '--', process.execPath, '-e', script], { encoding: 'utf8' });
    expect(tried.stdout).toMatch(/ENETUNREACH|EADDRNOTAVAIL/);
  });

  test('passes on the record branch', async () => {
    const copy = await stageAt('decided');
    const { code, text } = await verifyAlone(copy.clone('mira'), '--root', record.fingerprint);
    expect([code, text]).toEqual([0, expect.stringContaining('branch sallyport/record')]);
    expect(text).toContain('decided GO, computed again GO');
  });

  test('passes on the .sallyport copy of an exported tree, papers and gate file included', async () => {
    const { code, text } = await verifyAlone(exportedTree());
    expect([code, text]).toEqual([0, expect.stringMatching(/^VERIFIED/)]);
    expect(text.match(/progress_logs\/\w+\.md: as sealed/g)).toHaveLength(4);
  });

  test('refuses the exported tree after one word of a generated part was changed, naming the paper', async () => {
    const tree = exportedTree();
    const path = join(tree, 'docs/progress_logs/progress_phase_7.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('**Verdict:** GO', '**Verdict:** GO!'));
    const { code, text } = await verifyAlone(tree);
    expect([code, text]).toEqual([
      3,
      expect.stringContaining('docs/progress_logs/progress_phase_7.md: the generated part'),
    ]);
  });
});

describe('export --auditor', () => {
  async function exported(): Promise<string> {
    const copy = await stageAt('decided');
    const folder = join(temporaryFolder(), 'audit');
    const { code, stderr } = await copy.sallyport('mira', ['export', '--auditor', folder]);
    expect([code, stderr]).toEqual([0, '']);
    return folder;
  }

  test('verifies by itself, with the network cut off', async () => {
    const [node, command] = await packed();
    const folder = await exported();
    const words = ['-n', '--', node, command, 'verify', '--dir', folder, '--root', record.fingerprint];
    const { status, stdout, stderr } = spawnSync('unshare', words, { cwd: folder, encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('anchored')]);
  });

  test('prints commands that work as they stand, and that fail when a byte differs', async () => {
    const folder = await exported();
    const blocks = codeBlocks(readFileSync(join(folder, 'README.md'), 'utf8'));
    const bin = temporaryFolder();
    const [node, command] = await packed();
    writeFileSync(join(bin, 'sallyport'), `#!/bin/sh\nexec '${node}' '${command}' "$@"\n`, { mode: 0o755 });
    const commands = blocks.filter((each) => /ssh-keygen|sallyport verify/.test(each));
    expect(commands).toHaveLength(3);
    for (const text of commands)
      expect(asTyped(text, folder, bin), text).toEqual({ status: 0, text: expect.any(String) });

    const statements = commands.find((each) => each.includes('DSSEv1')) ?? '';
    const path = join(folder, /f=(\S+)/.exec(statements)?.[1] ?? '');
    expect(existsSync(path)).toBe(true);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"verdict":"GO"', '"verdict":"NO"'));
    expect(asTyped(statements, folder, bin).status).not.toBe(0);
    expect(asTyped(commands.find((each) => each.includes('sallyport verify')) ?? '', folder, bin).status).toBe(3);
  });
});

/** Indented blocks of a Markdown text, as somebody would copy them. */
function codeBlocks(text: string): readonly string[] {
  return text
    .split(/\n(?! {4})/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('    ')))
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => line.slice(4)).join('\n'));
}

function asTyped(text: string, cwd: string, bin: string): { readonly status: number | null; readonly text: string } {
  const file = join(temporaryFolder(), 'typed.sh');
  writeFileSync(file, `${text}\n`);
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
  const { status, stdout, stderr } = spawnSync('sh', [file], { cwd, env, encoding: 'utf8' });
  return { status, text: stdout + stderr };
}
