import type { RecordView, StatementType } from '@sallyport/record';
import { blobPath, blobsOf, signaturePath, statementPath } from '@sallyport/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { layOut, type SmallRecord, smallRecord } from './stage/small-record.ts';
import { everyByte, papersOf, refusalOf } from './stage/tampered.ts';

const masks = [0x01, 0x20];
const types: readonly StatementType[] = [
  'trust',
  'gate',
  'evidence',
  'signoff',
  'waiver',
  'deviation',
  'kickoff',
  'poll',
  'vote',
  'paper',
  'decision',
  'hold',
  'resume',
  'withdraw',
];

/** Each type of statement a single time. */
let small: SmallRecord;
/** A GO: every purpose of sign-offs, and the four papers with their outcome, which no small record has room for. */
let decided: SmallRecord;
/** Signatures over bytes that did not change are not computed again; everything else is. */
const verified = new Set<string>();

beforeAll(async () => {
  small = await smallRecord({ once: true });
  decided = await smallRecord();
  for (const { record, beside } of [small, decided])
    expect(await refusalOf(record.files, papersOf(beside), verified)).toBeNull();
});

/** Changes every byte of the files at `paths`, one after the other, and expects each time that the file is named. */
async function expectRefused({ record, beside }: SmallRecord, paths: Iterable<string>, mask: number): Promise<void> {
  const papers = papersOf(beside);
  const files = new Map(record.files);
  for (const path of paths) {
    const bytes = record.files.get(path);
    if (!bytes) throw new Error(`The record under test has no ${path}.`);
    const wrong: unknown[] = [];
    for (const { at, changed } of everyByte(bytes, [mask])) {
      files.set(path, changed);
      const refusal = await refusalOf(files, papers, verified);
      if (refusal?.place !== path || !refusal.code.startsWith('RECORD_')) wrong.push([at, refusal]);
    }
    files.set(path, bytes);
    expect([path, wrong]).toEqual([path, []]);
  }
}

function sizeOf(record: SmallRecord): number {
  return [...layOut(record).values()].reduce((sum, { length }) => sum + length, 0);
}

describe('the record with every type of statement once', () => {
  test('has each a single time, its gate file and profile beside it, and at most 40 KB in all', () => {
    const { statements } = small.record.view({ verified });
    expect(statements.map(({ type }) => type).sort()).toEqual([...types].sort());
    expect([...small.beside.keys()]).toEqual(['sallyport.yaml', 'p.yaml']);
    expect(sizeOf(small)).toBeLessThanOrEqual(40_000);
  });

  test.each(masks)(
    'is refused with any byte of any file changed by XOR %i, and the file is named',
    async (mask) => {
      await expectRefused(small, small.record.files.keys(), mask);
    },
    900_000,
  );
});

/** Files of the sign-offs and papers of a record, with what they cite: the small record has one of each. */
function signedAndWritten({ statements }: RecordView): ReadonlySet<string> {
  const several = statements.filter(({ type }) => type === 'signoff' || type === 'paper');
  return new Set(
    several.flatMap((each) => [
      statementPath(each.digest),
      signaturePath(each.digest),
      ...blobsOf(each).map((digest) => blobPath(digest)),
    ]),
  );
}

describe('the record of a GO', () => {
  test('has sign-offs with each purpose, and papers of each kind', () => {
    const { statements } = decided.record.view({ verified });
    expect(new Set(statements.map(({ type }) => type))).toEqual(new Set(types));
    const purposes = statements.flatMap((each) => (each.type === 'signoff' ? [each.body.purpose] : []));
    expect([...new Set(purposes)].sort()).toEqual([
      'acknowledgement',
      'co-signature',
      'criterion',
      'deliverable',
      'minutes',
    ]);
    const kinds = statements.flatMap((each) => (each.type === 'paper' ? [each.body.kind] : []));
    expect([...new Set(kinds)].sort()).toEqual(['deliverables', 'log', 'minutes', 'readiness']);
  });

  test.each(masks)(
    'is refused with any byte of a sign-off, a paper or what was signed changed by XOR %i, and the file is named',
    async (mask) => {
      await expectRefused(decided, signedAndWritten(decided.record.view({ verified })), mask);
    },
    900_000,
  );
});
