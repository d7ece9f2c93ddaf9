import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256 } from '@sallyport/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKey } from '../keys.ts';
import { readDerPair } from './der-pair.ts';
import { expectAccepted, summarize } from './suite.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-vectors-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function run(vectors: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, ['--conditions=sallyport-source', join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, SALLYPORT_VECTORS: vectors },
    encoding: 'utf8',
  });
}

/** Vectors of our own, one or two a suite, in the form of the other projects'. */
async function writeVectors(over: { readonly jcs?: string; readonly wantErr?: boolean } = {}): Promise<void> {
  const root = Buffer.from(sha256('\0leaf'), 'hex').toString('base64');
  const empty = { root1: root, root2: root, proof: [], wantErr: over.wantErr ?? false };
  put('jcs/testdata/input/a.json', '{"b":1,"a":2}');
  put('jcs/testdata/output/a.json', over.jcs ?? '{"a":2,"b":1}');
  put(
    'merkle/inclusion/a.json',
    JSON.stringify({ leafIdx: 0, treeSize: 1, root, leafHash: root, proof: null, wantErr: false }),
  );
  put('merkle/consistency/a.json', JSON.stringify({ size1: 1, size2: 1, ...empty }));
  const { signer, publicKey } = await makeKey({ type: 'ed25519' });
  put('sshsig/signed-data', 'message');
  put('sshsig/namespace', 'evidence@sallyport.dev');
  put('sshsig/key.pub', `${publicKey.text} comment\n`);
  put('sshsig/key.sig', await signer.sign('evidence@sallyport.dev', Buffer.from('message')));
  put('sshsig/new.pub', 'ssh-mldsa44-ed25519@openssh.com AAAA\n');
  put('sshsig/new.sig', '');
  const pk = Buffer.from(publicKey.blob).subarray(-32).toString('hex');
  const tests = [{ tcId: 1, msg: '', sig: '00'.repeat(64), result: 'invalid' }];
  const testGroups = [
    { publicKey: { curve: 'edwards25519', pk }, tests },
    { publicKey: { curve: 'edwards448' }, tests },
  ];
  put('wycheproof/a.json', JSON.stringify({ algorithm: 'EDDSA', testGroups }));
}

describe('the conformance driver', () => {
  it('says what it ran and what does not apply, and ends with 0', async () => {
    await writeVectors();
    const { status, stdout } = run(folder);
    expect(stdout).toContain('JCS (RFC 8785): 1 run, 1 passed, 0 failed, 0 do not apply');
    expect(stdout).toContain('Merkle (RFC 6962): 2 run, 2 passed, 0 failed');
    expect(stdout).toContain('4 run, 4 passed, 0 failed, 1 do not apply: keys of type ssh-mldsa44-ed25519@openssh.com');
    expect(stdout).toContain(
      'Wycheproof: 1 run, 1 passed, 0 failed, 1 do not apply: SSH has no EDDSA with edwards448 (1)',
    );
    expect(status).toBe(0);
  });

  it('ends with 1 and names the vector that failed', async () => {
    await writeVectors({ jcs: '{"a":2,"b":2}' });
    expect(run(folder)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('a.json: refused, and should not be'),
    });
    await writeVectors({ wantErr: true });
    expect(run(folder)).toMatchObject({ status: 1, stdout: expect.stringContaining('consistency/a.json: accepted') });
  });

  it('ends with 2 and a sentence where there are no vectors', () => {
    const { status, stderr } = run(join(folder, 'nowhere'));
    expect(status).toBe(2);
    expect(stderr).toContain('set SALLYPORT_VECTORS');
  });
});

describe('summarize', () => {
  it('counts what does not apply apart, by reason', () => {
    const outcomes = [
      expectAccepted('a', true, () => true),
      expectAccepted('b', false, () => {
        throw new Error('no');
      }),
      expectAccepted('c', true, () => false),
      { kind: 'does not apply', why: 'other' } as const,
    ];
    expect(summarize('S', outcomes)).toBe(
      'S: 3 run, 2 passed, 1 failed, 1 do not apply: other (1)\n  c: refused, and should not be',
    );
  });
});

describe('readDerPair', () => {
  const pair = (hex: string): string | null => readDerPair(Buffer.from(hex, 'hex'))?.toString('hex') ?? null;

  it('carries the integers over as they are, good or bad', () => {
    expect(pair('3006020101020102')).toBe('0000000101'.concat('0000000102'));
    expect(pair('300702020001020180')).toBe('000000020001'.concat('0000000180'));
  });

  it.each([
    '',
    '30',
    '3080',
    '30060201010201',
    '300602010102010200',
    '3106020101020102',
    '300602010103010200',
    '308106020101020102',
    '3003020101',
    '3009020101020102020103',
  ])('refuses %j', (hex) => {
    expect(pair(hex)).toBeNull();
  });
});
