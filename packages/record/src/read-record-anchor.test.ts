import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointPath } from './layout.ts';
import { readRecord } from './read-record.ts';
import type { Sha256 } from './statements/header.ts';
import { refusalOf } from './testing/refusals.ts';
import { sampleRecord } from './testing/sample-record.ts';

let record: RecordBuilder;

beforeAll(async () => {
  record = await sampleRecord();
});

function noteAt(size: number, of: RecordBuilder): string {
  const bytes = of.files.get(checkpointPath(size));
  if (bytes === undefined) throw new Error(`There is no checkpoint of size ${size}.`);
  return Buffer.from(bytes).toString();
}

describe('readRecord with an anchor', () => {
  const read = (anchor: { root?: Sha256; after?: string }): string | undefined =>
    refusalOf(() => readRecord(record.files, { anchor }))?.code;

  it('accepts the fingerprint and every checkpoint that was kept, with or without its signature', () => {
    const note = noteAt(16, record);
    expect(read({ root: record.fingerprint, after: note })).toBeUndefined();
    expect(read({ after: note.slice(0, note.lastIndexOf('\n\n') + 1) })).toBeUndefined();
  });

  it('refuses another record, a rewritten log and one rolled back', async () => {
    expect(read({ root: 'a'.repeat(64) })).toBe('RECORD_ANCHOR_MISMATCH');
    const other = await foundRecord({ persons: ['ada'] });
    await other.seal();
    expect(read({ after: noteAt(1, other) })).toBe('RECORD_ANCHOR_MISMATCH');
    const note = noteAt(16, record);
    expect(read({ after: note.replace('\n16\n', '\n20\n') })).toBe('RECORD_ANCHOR_MISMATCH');
    expect(read({ after: 'no checkpoint' })).toBe('RECORD_CHECKPOINT_BAD');
  });
});
