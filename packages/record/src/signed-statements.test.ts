import { foundRecord, type RecordBuilder, simulatedPasskey } from '@sallyport/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from './digest.ts';
import { preAuthEncoding } from './dsse.ts';
import { blobPath, signaturePath, statementPath } from './layout.ts';
import { readRecord } from './read-record.ts';
import { signStatement } from './sign-statement.ts';
import type { Signer } from './signer.ts';
import type { Header, Sha256 } from './statements/header.ts';
import { laterSentenceOf, refusalOf, sentenceOf, withFile } from './testing/refusals.ts';
import { forge } from './testing/sample-record.ts';
import { signersByHash } from './testing/signers-by-hash.ts';
import { verifiedKey } from './verified-cache.ts';

let record: RecordBuilder;
const { sha512: lea, sha256: weakLea } = signersByHash();

beforeAll(async () => {
  record = await foundRecord({ persons: ['ada', 'bo', { id: 'lea', signer: lea }] });
  await record.seal();
});

function headerBy(person: string, signer: Signer, over: Partial<Header> = {}): Header {
  return {
    record: record.fingerprint,
    root: { version: 1, statement: record.fingerprint },
    phase: null,
    cites: [],
    author: { person, key: signer.fingerprint, previous: [] },
    time: record.now(),
    nonce: 'f'.repeat(32),
    ...over,
  };
}

const body = { statement: 'a'.repeat(64), lost: false, reason: 'I was mistaken.' };

/** The record with one more withdrawal, which `header` describes and `signer` signs. */
async function withWithdrawal(
  header: Header,
  signer: Signer,
): Promise<{ readonly files: Map<string, Uint8Array>; readonly digest: Sha256 }> {
  const files = new Map(record.files);
  return { files, digest: await forge(files, { type: 'withdraw', header, body }, signer) };
}

function refused(files: ReadonlyMap<string, Uint8Array>): readonly unknown[] | null {
  const read = () => readRecord(files);
  const refusal = refusalOf(read);
  return refusal && [refusal.code, refusal.file, sentenceOf(read)];
}

describe('the signature of a statement', () => {
  it('must be there', () => {
    const path = signaturePath(record.fingerprint);
    const why = `${path} is missing: every statement has one signature.`;
    expect(refused(withFile(record.files, path, null))).toEqual(['RECORD_FILE_MISSING', path, why]);
  });

  it('must be there for a statement', () => {
    const path = signaturePath('a'.repeat(64));
    const why = `${path} does not belong into the record: there is no statement for this signature.`;
    expect(refused(withFile(record.files, path, ''))).toEqual(['RECORD_STRAY_FILE', path, why]);
  });

  it('must use sha512, however good it is', async () => {
    const { files, digest } = await withWithdrawal(headerBy('lea', lea), lea);
    expect(refused(files)).toBeNull();
    const weak = await withWithdrawal(headerBy('lea', lea), weakLea);
    const path = signaturePath(digest);
    const why = `${path}: Signatures in a record use the hash sha512.`;
    expect(refused(weak.files)).toEqual(['RECORD_SIGNATURE_MALFORMED', path, why]);
  });

  it('must be by the key that the statement names', async () => {
    const ada = record.signers.get('ada') as Signer;
    const { files, digest } = await withWithdrawal(headerBy('lea', lea), ada);
    const path = signaturePath(digest);
    const why = `${path}: The statement names ${lea.fingerprint}, and ${ada.fingerprint} signed.`;
    expect(refused(files)).toEqual(['RECORD_SIGNATURE_BAD', path, why]);
  });
});

describe('the cache of verified signatures', () => {
  it('holds one entry a signature, and an entry stands for all that was verified', () => {
    expect(verifiedKey('a', 'b', 'c')).toMatch(/^[0-9a-f]{64}$/);
    const keys = [
      verifiedKey('a', 'b', 'c'),
      verifiedKey('x', 'b', 'c'),
      verifiedKey('a', 'x', 'c'),
      verifiedKey('a', 'b', 'x'),
      verifiedKey('ab', '', 'c'),
    ];
    expect(new Set(keys).size).toBe(5);
    const verified = new Set<string>();
    readRecord(record.files, { verified });
    expect(verified.size).toBe(2);
    expect([...verified].every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
  });

  /** The record with a signature by the right key over other bytes. */
  async function swapped(): Promise<ReadonlyMap<string, Uint8Array>> {
    const { files, digest } = await withWithdrawal(headerBy('lea', lea), lea);
    const armour = await lea.sign('signoff@sallyport.dev', preAuthEncoding(Buffer.from('other bytes')));
    return withFile(files, signaturePath(digest), armour);
  }

  it('saves the arithmetic for what it knows, and only that', async () => {
    const verified = new Set<string>();
    const { files } = await withWithdrawal(headerBy('lea', lea), lea);
    readRecord(files, { verified });
    const known = verified.size;
    const forged = await swapped();
    expect(refusalOf(() => readRecord(forged, { verified }))?.code).toBe('RECORD_SIGNATURE_BAD');
    expect(verified.size).toBe(known);
    const careless = { has: () => true, add: () => undefined };
    expect(refusalOf(() => readRecord(forged, { verified: careless }))).toBeNull();
    const asked: string[] = [];
    const asking = { has: (key: string) => asked.push(key) > 0 && verified.has(key), add: () => undefined };
    readRecord(files, { verified: asking });
    expect(asked.toSorted()).toEqual([...verified].sort());
  });
});

describe('what a reader of the same version accepted before', () => {
  const reader = '1.0';

  it('is not looked at again', async () => {
    const { files, digest } = await withWithdrawal(headerBy('lea', lea), lea);
    const armour = await lea.sign('signoff@sallyport.dev', preAuthEncoding(Buffer.from('other bytes')));
    const forged = withFile(files, signaturePath(digest), armour);
    const accepted = { has: (key: string) => key.startsWith(`${reader} `), add: () => undefined };
    expect(refusalOf(() => readRecord(forged, { verified: accepted, reader }))).toBeNull();
    expect(refusalOf(() => readRecord(forged, { verified: accepted }))?.code).toBe('RECORD_SIGNATURE_BAD');
    expect(refusalOf(() => readRecord(forged, { verified: new Set(), reader }))?.code).toBe('RECORD_SIGNATURE_BAD');
    expect(refusalOf(() => readRecord(forged, { reader }))?.code).toBe('RECORD_SIGNATURE_BAD');
  });

  it('still says what a passkey saw, every time', async () => {
    const passkey = simulatedPasskey();
    const fresh = await foundRecord({ persons: ['ada', { id: 'kim', signer: passkey.signer }] });
    await fresh.withdraw(fresh.fingerprint, {}, { by: 'kim', signer: passkey.with({ flags: 0x01 }) });
    const verified = new Set<string>();
    for (let time = 0; time < 3; time++) {
      expect(refusalOf(() => readRecord(fresh.files, { verified, reader }))?.code).toBe('RECORD_KEY_NOT_ALLOWED');
    }
    const sound = await foundRecord({ persons: ['ada', { id: 'kim', signer: passkey.signer }] });
    await sound.withdraw(sound.fingerprint, {}, { by: 'kim' });
    const first = readRecord(sound.files, { verified, reader });
    expect(readRecord(sound.files, { verified, reader })).toEqual(first);
  });
});

describe('a statement that is malformed and unsigned', () => {
  it('is refused for what it says', () => {
    const bytes = Buffer.from('{}');
    const path = statementPath(sha256(bytes));
    expect(refused(withFile(record.files, path, bytes))?.slice(0, 2)).toEqual(['RECORD_STATEMENT_MALFORMED', path]);
  });
});

describe('readRecord, with its reason,', () => {
  it('finds no genesis, or two, or another', async () => {
    const none = new Map([...record.files].filter(([path]) => !path.startsWith('statements/')));
    expect(refused(none)).toEqual([
      'RECORD_FILE_MISSING',
      null,
      'The record has no genesis: no trust statement founds it.',
    ]);
    const other = await foundRecord({ persons: ['ada'], start: '2026-11-21T09:00:00Z' });
    const genesis = [statementPath(other.fingerprint), signaturePath(other.fingerprint)];
    const both = new Map([...record.files, ...[...other.files].filter(([path]) => genesis.includes(path))]);
    const path = statementPath(other.fingerprint);
    expect(refused(both)).toEqual(['RECORD_TRUST_INVALID', path, `${path} founds the record a second time.`]);
    const read = () => readRecord(record.files, { anchor: { root: 'a'.repeat(64) } });
    expect(refusalOf(read)?.file).toBe(statementPath(record.fingerprint));
    expect(sentenceOf(read)).toBe(
      `The record's fingerprint is ${record.fingerprint}, and ${'a'.repeat(64)} was expected: it is another record.`,
    );
  });

  it("refuses a chain into another key's statements, and accepts a lost link", async () => {
    const chained = (previous: Sha256) =>
      headerBy('lea', lea, { author: { person: 'lea', key: lea.fingerprint, previous: [previous] } });
    const { files, digest } = await withWithdrawal(chained(record.fingerprint), lea);
    const path = statementPath(digest);
    const why = `${path} names ${record.fingerprint} as its key's previous statement, and another key signed that.`;
    expect(refused(files)).toEqual(['RECORD_STATEMENT_MALFORMED', path, why]);
    const lost = await withWithdrawal(chained('a'.repeat(64)), lea);
    expect(readRecord(lost.files).missing).toEqual([
      { digest: 'a'.repeat(64), citedBy: lost.digest, what: 'statement' },
    ]);
  });

  it('refuses a blob that nobody cites', () => {
    const path = blobPath('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const why = `${path} does not belong into the record: no statement cites it.`;
    expect(refused(withFile(record.files, path, ''))).toEqual(['RECORD_STRAY_FILE', path, why]);
  });
});

describe('signStatement', () => {
  const parts = (signer: Signer) => ({
    type: 'withdraw' as const,
    subject: [{ name: 'record', digest: { sha256: record.fingerprint } }],
    header: headerBy('lea', signer),
    body,
  });

  it('says why it hands nothing out', async () => {
    const ada = record.signers.get('ada') as Signer;
    expect(await laterSentenceOf(() => signStatement(parts(lea), ada))).toBe(
      `The statement names ${lea.fingerprint} as its author's key, and ${ada.fingerprint} would sign it.`,
    );
    const other = 'The signer used another key or hash than the one asked for.';
    expect(await laterSentenceOf(() => signStatement(parts(lea), { ...lea, sign: ada.sign }))).toBe(other);
    expect(await laterSentenceOf(() => signStatement(parts(lea), weakLea))).toBe(other);
    expect(await laterSentenceOf(() => signStatement(parts(lea), lea))).toBeNull();
  });

  it('brings an allowed_signers for the genesis alone', async () => {
    const genesis = record.view().statements.find(({ digest }) => digest === record.fingerprint);
    if (genesis?.type !== 'trust') throw new Error('A record begins with its genesis.');
    const ada = record.signers.get('ada') as Signer;
    const made = await signStatement(genesis, ada);
    expect([...made.files.keys()].map((path) => path.split('/')[0])).toEqual(['statements', 'statements', 'trust']);
    const header = { ...headerBy('ada', ada), cites: [record.fingerprint] };
    const next = { ...genesis.body, version: 2, previous: record.fingerprint };
    const proposal = await signStatement({ type: 'trust', subject: genesis.subject, header, body: next }, ada);
    expect([...proposal.files.keys()]).toEqual([statementPath(proposal.digest), signaturePath(proposal.digest)]);
  });
});
