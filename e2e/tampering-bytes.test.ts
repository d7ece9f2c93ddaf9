import type { StatementType } from '@sallyport/record';
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

let small: SmallRecord;
/** Signatures over bytes that did not change are not computed again; everything else is. */
const verified = new Set<string>();

beforeAll(async () => {
  small = await smallRecord();
  expect(await refusalOf(small.record.files, papersOf(small.beside), verified)).toBeNull();
});

describe('the record under test', () => {
  test('has every type of statement, sign-offs with each purpose, papers of each kind, and is small', () => {
    const { statements } = small.record.view({ verified });
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
    const size = [...layOut(small).values()].reduce((sum, { length }) => sum + length, 0);
    expect(size).toBeLessThan(80 * 1024);
  });
});

describe('any byte of the record changed', () => {
  test.each(masks)(
    'by XOR %i is refused, and the file is named',
    async (mask) => {
      const papers = papersOf(small.beside);
      const files = new Map(small.record.files);
      for (const [path, bytes] of small.record.files) {
        const wrong: unknown[] = [];
        for (const { at, changed } of everyByte(bytes, [mask])) {
          files.set(path, changed);
          const refusal = await refusalOf(files, papers, verified);
          if (refusal?.place !== path || !refusal.code.startsWith('RECORD_')) wrong.push([at, refusal]);
        }
        files.set(path, bytes);
        expect([path, wrong]).toEqual([path, []]);
      }
    },
    900_000,
  );
});
