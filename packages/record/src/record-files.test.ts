import { describe, expect, it } from 'vitest';
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
import { sortFiles } from './record-files.ts';
import { refusalOf, sentenceOf } from './testing/refusals.ts';

const KIB_256 = 256 * 1024;
const bytes = Buffer.from('bytes');
const digest = sha256(bytes);

function refused(...files: readonly (readonly [string, Uint8Array])[]): readonly unknown[] | null {
  const sort = () => sortFiles(new Map(files));
  const refusal = refusalOf(sort);
  return refusal && [refusal.code, refusal.file, sentenceOf(sort)];
}

describe('sortFiles', () => {
  it('puts every file where its name says', () => {
    const sorted = sortFiles(
      new Map([
        [statementPath(digest), bytes],
        [signaturePath('a'.repeat(64)), bytes],
        [blobPath(digest), bytes],
        [allowedSignersPath(1), Buffer.from('1')],
        [peoplePath(2), Buffer.from('2')],
        [erasedPeoplePath(3), Buffer.from('3')],
        [checkpointPath(4), Buffer.from('4')],
        [checkpointSignaturePath(5), Buffer.from('5')],
        [LEAVES_PATH, Buffer.from('leaves')],
      ]),
    );
    expect(sorted).toEqual({
      statements: new Map([[digest, bytes]]),
      signatures: new Map([['a'.repeat(64), { bytes, digest }]]),
      blobs: new Map([[digest, bytes]]),
      allowedSigners: new Map([[1, Buffer.from('1')]]),
      people: new Map([[2, Buffer.from('2')]]),
      erasedPeople: new Map([[3, Buffer.from('3')]]),
      checkpoints: new Map([[4, Buffer.from('4')]]),
      checkpointSignatures: new Map([[5, Buffer.from('5')]]),
      leaves: Buffer.from('leaves'),
    });
    expect(sortFiles(new Map()).leaves).toBeNull();
  });

  it('refuses a name that nothing has', () => {
    const why = 'README.md does not belong into the record: no file of a record has this name.';
    expect(refused(['README.md', bytes])).toEqual(['RECORD_STRAY_FILE', 'README.md', why]);
  });

  it('refuses other bytes than the name says', () => {
    for (const path of [statementPath('a'.repeat(64)), blobPath('a'.repeat(64))]) {
      const why = `${path} holds other bytes than its name says.`;
      expect(refused([path, bytes])).toEqual(['RECORD_DIGEST_MISMATCH', path, why]);
    }
  });

  it('takes a file of 256 KiB and none that is larger, but for the log', () => {
    const path = peoplePath(1);
    expect(refused([path, Buffer.alloc(KIB_256)])).toBeNull();
    expect(refused([path, Buffer.alloc(KIB_256 + 1)])).toEqual([
      'RECORD_TOO_LARGE',
      path,
      `${path} is larger than 262144 bytes.`,
    ]);
    expect(refused([LEAVES_PATH, Buffer.alloc(KIB_256 + 1)])).toBeNull();
  });

  it('takes a record of 256 MiB and none that is larger', () => {
    const large = Buffer.alloc(KIB_256);
    const most = Array.from({ length: 1024 }, (_, place) => [peoplePath(place + 1), large] as const);
    expect(refused(...most)).toBeNull();
    const why = 'The record has 1025 files and 268435457 bytes; 400000 and 268435456 are the limits.';
    expect(refused(...most, [peoplePath(2000), Buffer.alloc(1)])).toEqual(['RECORD_TOO_LARGE', null, why]);
  });

  it('takes 400000 files and no more', () => {
    const empty = Buffer.alloc(0);
    const files = new Map(Array.from({ length: 400_000 }, (_, number) => [`${number}`, empty]));
    // As many as it takes, it looks at them one by one, and finds that the first is a stray.
    expect(refusalOf(() => sortFiles(files))).toEqual({ code: 'RECORD_STRAY_FILE', file: '0' });
    files.set(LEAVES_PATH, empty);
    expect(sentenceOf(() => sortFiles(files))).toBe(
      'The record has 400001 files and 0 bytes; 400000 and 268435456 are the limits.',
    );
  });
});
