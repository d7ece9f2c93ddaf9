import { foundRecord, makeKey, type RecordBuilder, simulatedPasskey } from '@sallyport/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from './digest.ts';
import {
  allowedSignersPath,
  blobPath,
  checkpointPath,
  checkpointSignaturePath,
  erasedPeoplePath,
  LEAVES_PATH,
  peoplePath,
  signaturePath,
  statementPath,
} from './layout.ts';
import { readRecord } from './read-record.ts';
import type { Signer } from './signer.ts';
import { encodeArmour, parseArmour } from './sshsig/armour.ts';
import { encodeSshsig, parseSshsig } from './sshsig/sshsig.ts';
import type { Header, Sha256 } from './statements/header.ts';
import { laterRefusalOf, refusalOf, withFile } from './testing/refusals.ts';
import { forge, sampleRecord } from './testing/sample-record.ts';
import { encodePeople, peopleTombstone } from './trust/people.ts';

let record: RecordBuilder;

beforeAll(async () => {
  record = await sampleRecord();
});

function refusal(path: string, bytes: Uint8Array | string | null): ReturnType<typeof refusalOf> {
  return refusalOf(() => readRecord(withFile(record.files, path, bytes)));
}

/** The header of a statement that the builder would make now, for forgeries. */
function headerBy(person: string | null, key: string, over: Partial<Header> = {}): Header {
  const { version, statement } = record.root();
  return {
    record: record.fingerprint,
    root: { version, statement },
    phase: 7,
    cites: [],
    author: { person, key, previous: [] },
    time: record.now(),
    nonce: 'f'.repeat(32),
    ...over,
  };
}

const withdrawal = { statement: 'a'.repeat(64), lost: false, reason: 'I was mistaken.' };

describe('readRecord', () => {
  it('tells what a sound record says', () => {
    const view = record.view();
    expect(view.fingerprint).toBe(record.fingerprint);
    expect(view.origin).toBe('emberfall.example/sallyport');
    expect(view.roots.map(({ version, effectiveAt }) => [version, effectiveAt])).toEqual([
      [1, null],
      [2, 17],
    ]);
    expect(view.people.get('lea')).toEqual({ id: 'lea', name: 'Lea Ostby', email: 'lea@emberfall.example' });
    expect(view.checkpoints.map(({ size }) => size)).toEqual([1, 16, 18]);
    expect(view.statements.at(-1)?.index).toBeNull();
    expect(view.statements.slice(0, -1).map(({ index }) => index)).toEqual([...Array(18).keys()]);
    expect(view.missing).toEqual([]);
    expect(new Set(view.statements.map(({ type }) => type)).size).toBe(14);
  });

  it('says the same whatever order the files come in', () => {
    const reversed = new Map([...record.files].reverse());
    expect(readRecord(reversed).statements).toEqual(record.view().statements);
  });

  it('reads a record that was only founded', async () => {
    const young = await foundRecord({ persons: ['ada'] });
    expect(young.view().statements).toHaveLength(1);
    expect(young.view().checkpoints).toEqual([]);
  });

  it('lists what is cited and absent, and refuses nothing for it', () => {
    const signoff = record.view().statements.find(({ type }) => type === 'signoff');
    if (signoff?.type !== 'signoff') throw new Error('The sample has a sign-off.');
    const view = readRecord(withFile(record.files, blobPath(signoff.body.shown), null));
    const lost = { digest: signoff.body.shown, what: 'blob' };
    expect(view.missing).toContainEqual({ ...lost, citedBy: signoff.digest });
  });

  it('lists a cited statement that never arrived', async () => {
    const forked = await foundRecord({ persons: ['ada', 'bo'] });
    const lost = await forked.withdraw(forked.fingerprint);
    const citing = await forked.withdraw(forked.fingerprint, {}, { by: 'bo' });
    forked.files.delete(statementPath(lost));
    forked.files.delete(signaturePath(lost));
    expect(forked.view().missing).toEqual([{ digest: lost, citedBy: citing, what: 'statement' }]);
  });

  it('gives names back as ids after erasure', () => {
    const erased = withFile(record.files, peoplePath(2), null);
    erased.set(erasedPeoplePath(2), peopleTombstone(record.root().people));
    expect(readRecord(erased).people.get('lea')).toEqual({ id: 'lea', name: 'lea', email: null });
  });
});

describe('readRecord refuses', () => {
  it('files that nothing explains', () => {
    const stray = { code: 'RECORD_STRAY_FILE' };
    expect(refusal('README.md', 'hello')).toEqual({ ...stray, file: 'README.md' });
    const blob = blobPath(sha256('nobody cites me'));
    expect(refusal(blob, 'nobody cites me')).toEqual({ ...stray, file: blob });
    expect(refusal(allowedSignersPath(3), '')).toEqual({ ...stray, file: allowedSignersPath(3) });
    expect(refusal(peoplePath(3), '')).toEqual({ ...stray, file: peoplePath(3) });
    expect(refusal(erasedPeoplePath(3), '')).toEqual({ ...stray, file: erasedPeoplePath(3) });
    expect(refusal(erasedPeoplePath(1), '')).toEqual({ ...stray, file: erasedPeoplePath(1) });
    const signature = signaturePath('a'.repeat(64));
    expect(refusal(signature, '')).toEqual({ ...stray, file: signature });
  });

  it('a second genesis, and none', async () => {
    const other = await foundRecord({ persons: ['ada'], start: '2026-11-21T09:00:00Z' });
    const both = new Map([...record.files, ...other.files]);
    expect(refusalOf(() => readRecord(both))?.code).toBe('RECORD_TRUST_INVALID');
    expect(refusalOf(() => readRecord(new Map()))?.code).toBe('RECORD_FILE_MISSING');
  });

  it('a statement of another record', async () => {
    const files = new Map(record.files);
    const signer = await signerOf('ada');
    const header = headerBy('ada', signer.fingerprint, { record: 'c'.repeat(64) });
    await forge(files, { type: 'withdraw', header, body: withdrawal }, signer);
    expect(refusalOf(() => readRecord(files))?.code).toBe('RECORD_TRUST_INVALID');
  });

  it('a key that the root does not list', async () => {
    const { signer } = await makeKey({ type: 'ed25519', seed: 'mallory' });
    expect(await forged('ada', signer)).toBe('RECORD_KEY_UNKNOWN');
  });

  it("another person's key, and a runner's where a person must sign", async () => {
    expect(await forged('bo', await signerOf('ada'))).toBe('RECORD_KEY_NOT_ALLOWED');
    expect(await forged(null, await signerOf('ada'))).toBe('RECORD_KEY_NOT_ALLOWED');
    expect(await forged(null, await signerOf('runner:ci'))).toBe('RECORD_KEY_NOT_ALLOWED');
    expect(await forged('ada', await signerOf('runner:ci'))).toBe('RECORD_KEY_NOT_ALLOWED');
  });

  it('evidence by a person', async () => {
    const evidence = record.view().statements.find(({ type }) => type === 'evidence');
    if (evidence?.type !== 'evidence') throw new Error('The sample has evidence.');
    const files = new Map(record.files);
    const signer = await signerOf('ada');
    await forge(files, { type: 'evidence', header: headerBy('ada', signer.fingerprint), body: evidence.body }, signer);
    expect(refusalOf(() => readRecord(files))?.code).toBe('RECORD_KEY_NOT_ALLOWED');
  });

  it('a signature in the namespace of another class', async () => {
    const files = new Map(record.files);
    const signer = await signerOf('ada');
    const parts = { type: 'withdraw' as const, header: headerBy('ada', signer.fingerprint), body: withdrawal };
    const digest = await forge(files, parts, signer, 'decision@sallyport.dev');
    expect(refusalOf(() => readRecord(files))).toEqual({ code: 'RECORD_SIGNATURE_BAD', file: signaturePath(digest) });
  });

  it('a key other than the one the statement names', async () => {
    const files = new Map(record.files);
    const parts = {
      type: 'withdraw' as const,
      header: headerBy('ada', (await signerOf('ada')).fingerprint),
      body: withdrawal,
    };
    const digest = await forge(files, parts, await signerOf('bo'));
    expect(refusalOf(() => readRecord(files))).toEqual({ code: 'RECORD_SIGNATURE_BAD', file: signaturePath(digest) });
  });

  it('a passkey that did not verify its user', async () => {
    const passkey = simulatedPasskey();
    const fresh = await foundRecord({ persons: ['ada', { id: 'lea', signer: passkey.signer }] });
    await fresh.withdraw(fresh.fingerprint, {}, { by: 'lea' });
    expect(refusalOf(fresh.view)).toBeNull();
    const digest = await fresh.withdraw(fresh.fingerprint, {}, { by: 'lea', signer: passkey.with({ flags: 1 }) });
    expect(refusalOf(fresh.view)).toEqual({ code: 'RECORD_KEY_NOT_ALLOWED', file: signaturePath(digest) });
  });

  it("a chain into another key's statements", async () => {
    const signer = await signerOf('bo');
    expect(
      await forged('bo', signer, { author: { person: 'bo', key: signer.fingerprint, previous: [record.fingerprint] } }),
    ).toBe('RECORD_STATEMENT_MALFORMED');
  });

  it('a root that is not in effect', async () => {
    const root = { version: 2, statement: 'd'.repeat(64) };
    expect(await forged('ada', await signerOf('ada'), { root })).toBe('RECORD_TRUST_INVALID');
    expect(await forged('ada', await signerOf('ada'), { root: { ...root, version: 3 } })).toBe('RECORD_TRUST_INVALID');
  });

  it('a signature with sha256, which stock tools would accept', async () => {
    const digest = lastDigest();
    const { key, signature } = parseSshsig(parseArmour(Buffer.from(fileAt(signaturePath(digest))).toString()));
    const blob = encodeSshsig({ keyBlob: key.blob, namespace: 'evidence@sallyport.dev', hash: 'sha256', signature });
    const result = refusal(signaturePath(digest), encodeArmour(blob));
    expect(result?.file).toBe(signaturePath(digest));
    expect(result?.code).toMatch(/^RECORD_SIGNATURE_(?:BAD|MALFORMED)$/);
  });

  it('files that are too large', () => {
    const large = Buffer.alloc(256 * 1024 + 1, 'x');
    expect(refusal(blobPath(sha256(large)), large)?.code).toBe('RECORD_TOO_LARGE');
    const many = new Map(Array.from({ length: 1025 }, (_, index) => [`${index}`, large]));
    expect(refusalOf(() => readRecord(many))?.code).toBe('RECORD_TOO_LARGE');
  });

  it('removed files, each by its name', () => {
    const digest = lastDigest();
    const gone: readonly [string, string][] = [
      [signaturePath(digest), 'RECORD_FILE_MISSING'],
      [statementPath(record.root().statement), 'RECORD_STRAY_FILE'],
      [LEAVES_PATH, 'RECORD_FILE_MISSING'],
      [checkpointPath(16), 'RECORD_FILE_MISSING'],
      [checkpointSignaturePath(16), 'RECORD_FILE_MISSING'],
      [allowedSignersPath(1), 'RECORD_FILE_MISSING'],
      [peoplePath(1), 'RECORD_FILE_MISSING'],
    ];
    for (const [path, code] of gone) expect([path, refusal(path, null)?.code]).toEqual([path, code]);
  });

  it('a sealed statement that is gone with its signature', () => {
    const digest = record.root().statement;
    const files = withFile(withFile(record.files, statementPath(digest), null), signaturePath(digest), null);
    expect(refusalOf(() => readRecord(files))).toEqual({ code: 'RECORD_FILE_MISSING', file: statementPath(digest) });
  });

  it('an allowed_signers that grants more than the root', () => {
    const text = Buffer.from(fileAt(allowedSignersPath(2))).toString();
    const more = text.replace('evidence@sallyport.dev', 'evidence@sallyport.dev,signoff@sallyport.dev');
    expect(refusal(allowedSignersPath(2), more)).toEqual({ code: 'RECORD_TRUST_INVALID', file: allowedSignersPath(2) });
  });

  it('a people file that the root does not cite, and one of other persons', async () => {
    const nonce = '0'.repeat(32);
    const other = encodePeople({ nonce, persons: [{ id: 'eve', name: 'Eve', email: null }] });
    expect(refusal(peoplePath(1), other.bytes)).toEqual({ code: 'RECORD_DIGEST_MISMATCH', file: peoplePath(1) });
    const fresh = await foundRecord({ persons: ['ada', 'bo'] });
    await fresh.seal();
    const wrong = fresh.changeRoot(() => ({}), {
      cosigners: ['bo'],
      people: [{ id: 'eve', name: 'Eve', email: null }],
    });
    expect(await laterRefusalOf(() => wrong)).toBe('RECORD_TRUST_INVALID');
  });

  it('a tombstone of another people file', () => {
    const files = withFile(record.files, peoplePath(1), null);
    files.set(erasedPeoplePath(1), peopleTombstone('e'.repeat(64)));
    const refused = { code: 'RECORD_DIGEST_MISMATCH', file: erasedPeoplePath(1) };
    expect(refusalOf(() => readRecord(files))).toEqual(refused);
  });
});

async function signerOf(principal: string): Promise<Signer> {
  return record.signers.get(principal) ?? (await makeKey({ type: 'ed25519' })).signer;
}

/** The refusal of the sample with one more withdrawal in it, signed by `signer` and claimed by `person`. */
async function forged(person: string | null, signer: Signer, over: Partial<Header> = {}): Promise<string | undefined> {
  const files = new Map(record.files);
  const header = headerBy(person, signer.fingerprint, over);
  await forge(files, { type: 'withdraw', header, body: withdrawal }, signer);
  return refusalOf(() => readRecord(files))?.code;
}

function fileAt(path: string): Uint8Array {
  const bytes = record.files.get(path);
  if (bytes === undefined) throw new Error(`The sample has no ${path}.`);
  return bytes;
}

function lastDigest(): Sha256 {
  return record.view().statements.at(-1)?.digest as Sha256;
}

describe('what was accepted before', () => {
  it('reads the same the second time, without any arithmetic', async () => {
    const { files } = await foundRecord({ persons: ['ada', 'bo'] });
    const verified = new Set<string>();
    const first = readRecord(files, { verified, reader: '1.0' });
    const asked: string[] = [];
    const remembering = { has: (key: string) => asked.push(key) > 0 && verified.has(key), add: () => undefined };
    expect(readRecord(files, { verified: remembering, reader: '1.0' })).toEqual(first);
    expect(asked.filter((key) => key.startsWith('1.0 '))).toHaveLength(first.statements.length);
    expect(asked.every((key) => verified.has(key))).toBe(true);
  });

  it('is looked at again by another version of the reader', async () => {
    const { files } = await foundRecord({ persons: ['ada'] });
    const verified = new Set<string>();
    readRecord(files, { verified, reader: '1.0' });
    const known = verified.size;
    readRecord(files, { verified, reader: '1.1' });
    expect(verified.size).toBeGreaterThan(known);
  });
});
