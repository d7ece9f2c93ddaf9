import { foundRecord, makeKey, type RecordBuilder, simulatedPasskey } from '@sallyport/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { preAuthEncoding } from '../dsse.ts';
import {
  checkpointPath,
  checkpointSignaturePath,
  LEAVES_PATH,
  peoplePath,
  signaturePath,
  statementPath,
} from '../layout.ts';
import { merkleRoot } from '../merkle.ts';
import { readRecord } from '../read-record.ts';
import { sortFiles } from '../record-files.ts';
import type { Signer } from '../signer.ts';
import { parseArmour } from '../sshsig/armour.ts';
import { parsePublicKey } from '../sshsig/public-key.ts';
import { laterSentenceOf, refusalOf, sentenceOf, withFile } from '../testing/refusals.ts';
import { signersByHash } from '../testing/signers-by-hash.ts';
import type { VerifiedCache } from '../verified-cache.ts';
import type { TrustRoot } from '../view.ts';
import { rootAt } from './check-sealers.ts';
import { formatCheckpointText, formatNote } from './checkpoint-note.ts';
import { formatLeaf, formatLeaves, type Leaf, parseLeaves } from './leaves.ts';
import { readLog } from './read-log.ts';
import { sealStatements } from './seal-statements.ts';

const SEAL = 'seal@sallyport.dev';
const passkey = simulatedPasskey();
/** Sealed with one statement and with three. */
let record: RecordBuilder;
let leaves: readonly Leaf[];
let sealer: Signer;

beforeAll(async () => {
  record = await foundRecord({ persons: ['ada', 'bo', { id: 'lea', signer: passkey.signer }] });
  await record.seal();
  await record.withdraw(record.fingerprint);
  await record.withdraw(record.fingerprint, {}, { by: 'lea' });
  await record.seal();
  leaves = parseLeaves(fileAt(LEAVES_PATH));
  sealer = record.signers.get('runner:seal') as Signer;
});

function fileAt(path: string): Uint8Array {
  const bytes = record.files.get(path);
  if (bytes === undefined) throw new Error(`The record has no ${path}.`);
  return bytes;
}

function refused(files: ReadonlyMap<string, Uint8Array>, after?: string): readonly unknown[] | null {
  const read = () => readRecord(files, after === undefined ? {} : { anchor: { after } });
  const refusal = refusalOf(read);
  return refusal && [refusal.code, refusal.file, sentenceOf(read)];
}

function missing(file: string, what: string): readonly unknown[] {
  return ['RECORD_FILE_MISSING', file, `${file} is missing: ${what}.`];
}

function broken(why: string): readonly unknown[] {
  return ['RECORD_LOG_BROKEN', LEAVES_PATH, `${LEAVES_PATH}: ${why}.`];
}

function bad(file: string, why: string): readonly unknown[] {
  return ['RECORD_CHECKPOINT_BAD', file, `${file}: the checkpoint is refused: ${why}.`];
}

/** The record with its newest checkpoint made by `signer` over `signed`, which is the checkpoint's own text if left out. */
async function resealed(
  signer: Signer,
  over: { readonly origin?: string; readonly signed?: string } = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const root = merkleRoot(leaves.map(formatLeaf)).toString('hex');
  const { origin = record.view().origin } = over;
  const text = formatCheckpointText({ origin, size: 3, root, time: record.now() });
  const armour = await signer.sign(SEAL, Buffer.from(over.signed ?? text));
  const note = formatNote(text, origin, parsePublicKey(signer.publicKey).blob, parseArmour(armour));
  return withFile(withFile(record.files, checkpointPath(3), note), checkpointSignaturePath(3), armour);
}

describe('a log says what is missing', () => {
  it('of its files', () => {
    const without = (path: string) => refused(withFile(record.files, path, null));
    expect(without(checkpointPath(1))).toEqual(missing(checkpointPath(1), 'the note of a checkpoint signature'));
    expect(without(LEAVES_PATH)).toEqual(missing(LEAVES_PATH, 'the log that the checkpoints seal'));
    const armour = checkpointSignaturePath(3);
    expect(without(armour)).toEqual(missing(armour, 'the same signature for ssh-keygen'));
  });

  it('of what it sealed', () => {
    const { statement } = leaves[2] as Leaf;
    const signature = withFile(record.files, signaturePath(statement), null);
    const both = withFile(signature, statementPath(statement), null);
    expect(refused(both)).toEqual(missing(statementPath(statement), 'a sealed statement'));
    const file = signaturePath(statement);
    expect(sentenceOf(() => readLog(sortFiles(signature), undefined, undefined))).toBe(
      `${file} is missing: the signature of a sealed statement.`,
    );
  });

  it('or was exchanged: another good signature is not the one that was sealed', async () => {
    const { statement } = leaves[2] as Leaf;
    const file = signaturePath(statement);
    const message = preAuthEncoding(fileAt(statementPath(statement)));
    const again = await passkey.signer.sign('signoff@sallyport.dev', message);
    expect(refused(withFile(record.files, file, again))).toEqual([
      'RECORD_DIGEST_MISMATCH',
      file,
      `${file} is not the signature that was sealed.`,
    ]);
  });
});

describe('the lines of a log', () => {
  const line = `${'a'.repeat(64)} ${'b'.repeat(64)}`;

  it('are what the checkpoints seal, and no more', () => {
    const more = Buffer.concat([fileAt(LEAVES_PATH), Buffer.from(`${line}\n`)]);
    expect(refused(withFile(record.files, LEAVES_PATH, more))).toEqual(
      broken('it has 4 lines, and the newest checkpoint seals 3'),
    );
    const swapped = formatLeaves([leaves[0], leaves[2], leaves[1]] as readonly Leaf[]);
    expect(refused(withFile(record.files, LEAVES_PATH, swapped))).toEqual(
      broken(`the first 3 lines are not what ${checkpointPath(3)} seals: one was changed or removed`),
    );
    expect(refused(withFile(record.files, LEAVES_PATH, formatLeaves(leaves.slice(0, 1))))).toEqual(
      broken(`the first 3 lines are not what ${checkpointPath(3)} seals: one was changed or removed`),
    );
  });
});

describe('a kept checkpoint', () => {
  const kept = (size: number, root: string) =>
    formatCheckpointText({ origin: 'anywhere.example', size, root, time: '2026-11-20T09:00:00Z' });
  const rootOver = (size: number) => merkleRoot(leaves.slice(0, size).map(formatLeaf)).toString('hex');

  it('of any size must be a beginning of the log, whether we have that checkpoint or not', () => {
    for (const size of [1, 2, 3]) expect(refused(record.files, kept(size, rootOver(size)))).toBeNull();
    const rewritten = (size: number) => [
      'RECORD_ANCHOR_MISMATCH',
      LEAVES_PATH,
      `The log no longer begins with the ${size} statements that the checkpoint given as anchor sealed. ` +
        'It was rolled back or rewritten since, or the checkpoint is of another record.',
    ];
    expect(refused(record.files, kept(2, rootOver(3)))).toEqual(rewritten(2));
    expect(refused(record.files, kept(4, rootOver(3)))).toEqual(rewritten(4));
  });

  it('must be a checkpoint', () => {
    const name = 'the checkpoint given as anchor';
    expect(refused(record.files, 'nothing')).toEqual(bad(name, 'it holds no size or no root'));
  });
});

describe('a checkpoint', () => {
  const file = checkpointPath(3);

  it('seals as many statements as its name says', () => {
    const moved = withFile(withFile(record.files, checkpointPath(2), fileAt(file)), file, null);
    expect(refused(moved)).toEqual(bad(checkpointPath(2), 'it seals 3 statements, and its name says 2'));
  });

  it('has a signature line in one form, and the same signature beside it', () => {
    const note = Buffer.from(fileAt(file)).toString();
    const base64 = note.slice(note.lastIndexOf(' ') + 1).trimEnd();
    const signature = Buffer.from(base64, 'base64');
    signature.writeUInt32BE(0, 0);
    const form = bad(file, 'its signature line is not in the one form it can have');
    expect(refused(withFile(record.files, file, note.replace(base64, signature.toString('base64'))))).toEqual(form);
    const armour = checkpointSignaturePath(3);
    expect(refused(withFile(record.files, armour, fileAt(checkpointSignaturePath(1))))).toEqual(
      bad(armour, `it is not the signature in ${file}`),
    );
  });

  it('is signed by a sealer of this log, with sha512, over its own text', async () => {
    expect(refused(await resealed(sealer))).toBeNull();
    const ada = record.signers.get('ada') as Signer;
    expect(refused(await resealed(ada))).toEqual(bad(file, `${ada.fingerprint} may not seal here`));
    expect(refused(await resealed(sealer, { origin: 'other.example' }))).toEqual(
      bad(file, 'it is of the log other.example'),
    );
    expect(refused(await resealed(signersByHash().sha256))).toEqual(bad(file, 'its signature does not use sha512'));
    expect(refused(await resealed(sealer, { signed: 'other text' }))).toEqual([
      'RECORD_CHECKPOINT_BAD',
      file,
      `${file}: The signature is not good: it is not by the key it names, or not over these bytes.`,
    ]);
    const asked = { ...sealer, sign: (_: unknown, text: Uint8Array) => sealer.sign('signoff@sallyport.dev', text) };
    expect(refused(await resealed(asked))).toEqual([
      'RECORD_CHECKPOINT_BAD',
      file,
      `${file}: The signature is not good: it was made for namespace signoff@sallyport.dev, and ${SEAL} is needed here.`,
    ]);
  });

  it('costs no arithmetic where the cache knows it, and only there', async () => {
    const forged = sortFiles(await resealed(sealer, { signed: 'other text' }));
    const read = (verified: VerifiedCache) => refusalOf(() => readLog(forged, undefined, verified))?.code;
    expect(read({ has: () => true, add: () => undefined })).toBeUndefined();
    expect(read(new Set())).toBe('RECORD_CHECKPOINT_BAD');
    const known = new Set<string>();
    readLog(sortFiles(record.files), undefined, known);
    expect(known.size).toBe(2);
    expect(read(known)).toBe('RECORD_CHECKPOINT_BAD');
    expect(known.size).toBe(2);
  });
});

describe('rootAt', () => {
  it('is the newest root that took effect before the log had that many statements', () => {
    const roots = [null, 3, 5].map((effectiveAt, place) => ({ version: place + 1, effectiveAt }) as TrustRoot);
    const versions = [0, 3, 4, 5, 6, 9].map((size) => rootAt(roots, size).version);
    expect(versions).toEqual([1, 1, 2, 2, 3, 3]);
  });
});

describe('sealStatements says why it does not', () => {
  it('to who may not seal, and for a signer that answers something else', async () => {
    const open = await foundRecord({ persons: ['ada', 'bo'] });
    const ada = open.signers.get('ada') as Signer;
    const seal = open.signers.get('runner:seal') as Signer;
    const sealed = (signer: Signer) =>
      laterSentenceOf(() => sealStatements(open.files, open.view(), signer, open.now()));
    expect(await sealed(ada)).toBe(`${ada.fingerprint} may not seal: the trust root does not name it as a sealer.`);
    const other = 'The sealer used another key or hash than the one asked for.';
    expect(await sealed({ ...seal, sign: ada.sign })).toBe(other);
    const { signer } = await makeKey({ type: 'ed25519' });
    expect(await sealed({ ...seal, sign: signer.sign })).toBe(other);
    expect(await sealed(seal)).toBeNull();
  });

  it('where a sealer signs with sha256', async () => {
    const weak = signersByHash().sha256;
    const open = await foundRecord({ persons: ['ada'] });
    const view = open.view();
    const [root] = view.roots;
    if (root === undefined) throw new Error('A record has a root.');
    const named = { ...view, roots: [{ ...root, sealers: [weak.fingerprint] }] };
    expect(await laterSentenceOf(() => sealStatements(open.files, named, weak, open.now()))).toBe(
      'The sealer used another key or hash than the one asked for.',
    );
  });

  it('without the files that it seals', async () => {
    const open = await foundRecord({ persons: ['ada', 'bo'] });
    const seal = open.signers.get('runner:seal') as Signer;
    const path = signaturePath(open.fingerprint);
    const cut = withFile(open.files, path, null);
    const unsigned = () => sealStatements(cut, open.view(), seal, open.now());
    expect(await laterSentenceOf(unsigned)).toBe(`${path} is missing from the files to seal.`);
    await expect(unsigned()).rejects.toThrow(expect.objectContaining({ code: 'RECORD_FILE_MISSING', file: path }));
    await open.seal();
    const proposal = await open.changeRoot(() => ({ grants: [] }));
    await open.cosign(proposal, { by: 'bo' });
    const people = peoplePath(2);
    const nameless = () => sealStatements(withFile(open.files, people, null), open.view(), seal, open.now());
    expect(await laterSentenceOf(nameless)).toBe(`${people} is missing: root 2 takes effect now.`);
    await expect(nameless()).rejects.toThrow(expect.objectContaining({ file: people }));
  });
});
