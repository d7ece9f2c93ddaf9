import { foundRecord, listKey, makeKey, type RecordBuilder } from '@sallyport/testkit';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../digest.ts';
import { allowedSignersPath, checkpointPath, checkpointSignaturePath, LEAVES_PATH, peoplePath } from '../layout.ts';
import { merkleRoot } from '../merkle.ts';
import { readRecord } from '../read-record.ts';
import type { Signer } from '../signer.ts';
import { encodeArmour, parseArmour } from '../sshsig/armour.ts';
import { parsePublicKey } from '../sshsig/public-key.ts';
import { laterRefusalOf, refusalOf, withFile } from '../testing/refusals.ts';
import {
  type CheckpointText,
  formatCheckpointText,
  formatNote,
  parseCheckpointText,
  parseNote,
} from './checkpoint-note.ts';
import { formatLeaf, formatLeaves, parseLeaves } from './leaves.ts';
import { sealStatements } from './seal-statements.ts';

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const time = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);

describe('leaves', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ statement: digest, signature: digest }), {
          minLength: 1,
          selector: (leaf) => leaf.statement,
        }),
        (leaves) => {
          expect(parseLeaves(formatLeaves(leaves))).toEqual(leaves);
        },
      ),
    );
  });

  const line = `${'a'.repeat(64)} ${'b'.repeat(64)}\n`;
  it.each([
    ['nothing', ''],
    ['only a newline', '\n'],
    ['no final newline', line.trimEnd()],
    ['an empty line', `${line}\n`],
    ['carriage returns', line.replace('\n', '\r\n')],
    ['capitals', line.toUpperCase()],
    ['two spaces', line.replace(' ', '  ')],
    ['a statement sealed twice', line + line],
  ])('are refused with %s', (_, text) => {
    expect(refusalOf(() => parseLeaves(Buffer.from(text)))).toEqual({ code: 'RECORD_LOG_BROKEN', file: LEAVES_PATH });
  });
});

describe('a checkpoint', () => {
  const sample: CheckpointText = { origin: 'a.example', size: 7, root: 'ab'.repeat(32), time: '2026-11-22T09:00:00Z' };
  const text = formatCheckpointText(sample);

  it('comes back as it was written', () => {
    const any = fc.record({
      origin: fc.constantFrom('a.example', 'b.example/x'),
      size: fc.integer({ min: 1 }),
      root: digest,
      time,
    });
    fc.assert(
      fc.property(any, (checkpoint) => {
        expect(parseCheckpointText(formatCheckpointText(checkpoint), 'f')).toEqual(checkpoint);
      }),
    );
  });

  it.each([
    ['no time', text.replace(/time.*\n/, '')],
    ['another extension', `${text}more\n`],
    ['a size with a leading zero', text.replace('\n7\n', '\n07\n')],
    ['size zero', text.replace('\n7\n', '\n0\n')],
    ['a size beyond counting', text.replace('\n7\n', '\n1e99\n')],
    ['a short root', text.replace(/\n[^\n]{44}\n/, '\nqqo=\n')],
    ['a root in base64url', text.replace(/\n[^\n]{44}\n/, `\n${'_'.repeat(42)}8=\n`)],
    ['local time', text.replace('00Z', '00+01:00')],
    ['no newline at the end', text.trimEnd()],
  ])('is refused with %s', (_, changed) => {
    expect(refusalOf(() => parseCheckpointText(changed, 'f'))).toEqual({ code: 'RECORD_CHECKPOINT_BAD', file: 'f' });
  });

  it('is a signed note of C2SP, and refused as anything else', () => {
    const note = Buffer.from(formatNote(text, 'a.example', Buffer.from('key'), Buffer.from('signature'))).toString();
    expect(note.startsWith(`${text}\n— a.example `)).toBe(true);
    const wire = Buffer.concat([Buffer.from('a.example\n'), Buffer.from([0xff]), Buffer.from('sshsigkey')]);
    expect(
      Buffer.from(note.split(' ').at(-1) ?? '', 'base64')
        .subarray(0, 4)
        .toString('hex'),
    ).toBe(sha256(wire).slice(0, 8));
    expect(Buffer.from(parseNote(Buffer.from(note), 'f').sshsigBlob).toString()).toBe('signature');
    const [, signature = ''] = note.split('\n\n');
    const wrong = [
      text,
      `${text}\n`,
      note + signature,
      note.trimEnd(),
      note.replace('— ', '- '),
      note.replace('\n\n', '\n'),
    ];
    for (const bytes of [...wrong.map((one) => Buffer.from(one)), Buffer.alloc(65 * 1024, 'x'), Buffer.from([0xff])]) {
      expect(refusalOf(() => parseNote(bytes, 'f'))).toEqual({ code: 'RECORD_CHECKPOINT_BAD', file: 'f' });
    }
  });
});

describe('sealStatements', () => {
  let record: RecordBuilder;

  beforeEach(async () => {
    record = await foundRecord({ persons: ['ada', 'bo'] });
    await record.seal();
  });

  function sealer(): Signer {
    return record.signers.get('runner:seal') as Signer;
  }

  it('appends in citation order, ties by digest, whatever order statements came in', async () => {
    for (let i = 0; i < 5; i++)
      await record.signoff([{ about: `A${i}` }], { by: i % 2 === 0 ? 'ada' : 'bo', cites: [], previous: [] });
    const view = record.view();
    const made = await sealStatements(record.files, view, sealer(), record.now());
    const leaves = parseLeaves(made.get(LEAVES_PATH) ?? Buffer.alloc(0)).map(({ statement }) => statement);
    expect(leaves.slice(1)).toEqual(leaves.slice(1).toSorted());
    const reversed = new Map([...record.files].reverse());
    const again = await sealStatements(reversed, readRecord(reversed), sealer(), record.now());
    expect(again.get(LEAVES_PATH)).toEqual(made.get(LEAVES_PATH));
    expect([...made.keys()].sort()).toEqual([LEAVES_PATH, checkpointPath(6), checkpointSignaturePath(6)].sort());
  });

  it('writes nothing when all is sealed', async () => {
    expect((await sealStatements(record.files, record.view(), sealer(), record.now())).size).toBe(0);
  });

  it('brings the allowed_signers of a root that takes effect', async () => {
    await record.changeRoot(() => ({ grants: [] }), { cosigners: ['bo'] });
    expect(record.files.has(allowedSignersPath(2))).toBe(true);
    expect(refusalOf(record.view)).toBeNull();
  });

  it('refuses who may not seal, and a root without its people', async () => {
    const proposal = await record.changeRoot(() => ({ grants: [] }));
    await record.cosign(proposal, { by: 'bo' });
    const ada = record.signers.get('ada') as Signer;
    const seal = (files: ReadonlyMap<string, Uint8Array>, signer: Signer): Promise<string | null> =>
      laterRefusalOf(() => sealStatements(files, record.view(), signer, record.now()));
    expect(await seal(record.files, ada)).toBe('RECORD_KEY_NOT_ALLOWED');
    expect(await seal(withFile(record.files, peoplePath(2), null), sealer())).toBe('RECORD_FILE_MISSING');
  });

  it('refuses a signer that answers with another key, namespace or message', async () => {
    await record.signoff([{}]);
    const other = record.signers.get('ada') as Signer;
    const answers: readonly Signer['sign'][] = [
      (namespace, message) => other.sign(namespace, message),
      (_, message) => sealer().sign('evidence@sallyport.dev', message),
      (namespace) => sealer().sign(namespace, Buffer.from('something else')),
    ];
    for (const sign of answers) {
      const made = sealStatements(record.files, record.view(), { ...sealer(), sign }, record.now());
      expect(await laterRefusalOf(() => made)).toBe('RECORD_SIGNATURE_BAD');
    }
  });
});

describe('a seal', () => {
  /** Replaces the newest checkpoint by one that `signer` made over the same leaves. */
  async function resealed(
    record: RecordBuilder,
    signer: Signer,
    over: Partial<CheckpointText> = {},
  ): Promise<string | undefined> {
    const leaves = parseLeaves(record.files.get(LEAVES_PATH) ?? Buffer.alloc(0));
    const size = leaves.length;
    const root = merkleRoot(leaves.map(formatLeaf)).toString('hex');
    const checkpoint = { origin: record.view().origin, size, root, time: record.now(), ...over };
    const text = formatCheckpointText(checkpoint);
    const armour = await signer.sign('seal@sallyport.dev', Buffer.from(text));
    const files = new Map(record.files);
    const { blob } = parsePublicKey(signer.publicKey);
    files.set(checkpointPath(size), formatNote(text, checkpoint.origin, blob, parseArmour(armour)));
    files.set(checkpointSignaturePath(size), Buffer.from(encodeArmour(parseArmour(armour))));
    return refusalOf(() => readRecord(files))?.code;
  }

  it('counts only by a sealer, of this log, over these leaves', async () => {
    const record = await foundRecord({ persons: ['ada'] });
    await record.seal();
    const seal = record.signers.get('runner:seal') as Signer;
    expect(await resealed(record, seal)).toBeUndefined();
    expect(await resealed(record, record.signers.get('runner:ci') as Signer)).toBe('RECORD_CHECKPOINT_BAD');
    expect(await resealed(record, (await makeKey({ type: 'ed25519' })).signer)).toBe('RECORD_CHECKPOINT_BAD');
    expect(await resealed(record, seal, { origin: 'other.example' })).toBe('RECORD_CHECKPOINT_BAD');
    expect(await resealed(record, seal, { root: 'a'.repeat(64) })).toBe('RECORD_LOG_BROKEN');
    expect(await resealed(record, seal, { size: 2 })).toBe('RECORD_CHECKPOINT_BAD');
  });

  it('passes to a new key with the root that names it, from either side, and not back', async () => {
    const record = await foundRecord({ persons: ['ada', 'bo'] });
    await record.seal();
    const { signer } = await makeKey({ type: 'ed25519', seed: 'new seal key' });
    const former = record.signers.get('runner:seal') as Signer;
    await record.changeRoot(
      ({ keys }) => ({
        keys: [
          ...keys.map((key) => (key.runner === 'seal' ? { ...key, status: 'retired' as const } : key)),
          listKey(signer, { runner: 'seal-2' }),
        ],
        sealers: [signer.fingerprint],
      }),
      { cosigners: ['bo'] },
    );
    expect(await resealed(record, signer)).toBeUndefined();
    record.useSigner('runner:seal', signer);
    await record.signoff([{}]);
    await record.seal();
    expect(await resealed(record, former)).toBe('RECORD_CHECKPOINT_BAD');
  });
});
