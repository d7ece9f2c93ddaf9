import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { RecordError } from './errors.ts';
import { LEAVES_PATH } from './layout.ts';
import { readRecord } from './read-record.ts';
import { refusalOf, withFile } from './testing/refusals.ts';

let record: RecordBuilder;
const verified = new Set<string>();
/** As every command reads: what was accepted before is not looked at again, unless a byte of it changed. */
const quickly = { verified, reader: '1.0' };
/** Under mutation (scripts/mutation.mjs) this runs for every changed line, and some of the bytes must do. */
const stride = process.env['SALLYPORT_TEST_FLOOR'] === undefined ? 1 : 23;

beforeAll(async () => {
  record = await foundRecord({ persons: ['ada'], runners: ['ci'] });
  await record.seal();
  await record.paper('x');
  await record.seal();
  await record.withdraw(record.fingerprint);
  readRecord(record.files, quickly);
});

/** Who is named when the record is read with this file changed; the reading is quick because the rest was verified. */
function blamed(path: string, bytes: Uint8Array | null): string | null | undefined {
  return refusalOf(() => readRecord(withFile(record.files, path, bytes), quickly))?.file;
}

describe('a record', () => {
  it.each([0x01, 0x20])('is refused with any byte of any file changed by 0x%s, and the file is named', (mask) => {
    for (const [path, bytes] of record.files) {
      const accepted: number[] = [];
      const blamedOthers = new Set<unknown>();
      for (let at = 0; at < bytes.length; at += stride) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ mask;
        const file = blamed(path, changed);
        if (file === undefined) accepted.push(at);
        else if (file !== path) blamedOthers.add(file);
      }
      expect([path, accepted, [...blamedOthers]]).toEqual([path, [], []]);
    }
  });

  it('is refused with any file cut, extended or emptied', () => {
    for (const [path, bytes] of record.files) {
      for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from('\n')]), Buffer.alloc(0)]) {
        expect([path, blamed(path, changed)]).toEqual([path, path]);
      }
    }
  });

  it('is refused, or says what is missing, with any file removed', () => {
    for (const path of record.files.keys()) {
      const files = withFile(record.files, path, null);
      const noticed = (): boolean => readRecord(files, { verified }).missing.length > 0;
      const refused = refusalOf(noticed);
      expect([path, refused !== null || noticed()]).toEqual([path, true]);
    }
  });

  it('is refused with any file under another name', () => {
    for (const [path, bytes] of record.files) {
      const renamed = path.replace(/[0-9a-f](\.|$)/, (last) => (last.startsWith('0') ? '1' : '0') + last.slice(1));
      for (const name of [`${path}.bak`, renamed === path ? `${path}/x` : renamed]) {
        const files = withFile(withFile(record.files, path, null), name, bytes);
        expect([name, refusalOf(() => readRecord(files, { verified })) !== null]).toEqual([name, true]);
      }
    }
  });

  it('is refused with the contents of any two files exchanged', () => {
    const paths = [...record.files.keys()];
    for (const [index, path] of paths.entries()) {
      const other = paths[(index + 1) % paths.length] as string;
      const files = new Map(record.files);
      files.set(path, record.files.get(other) as Uint8Array);
      files.set(other, record.files.get(path) as Uint8Array);
      expect([path, refusalOf(() => readRecord(files, { verified })) !== null]).toEqual([path, true]);
    }
  });

  it('is refused with its log reordered, repeated or thinned', () => {
    const lines = Buffer.from(record.files.get(LEAVES_PATH) as Uint8Array)
      .toString()
      .trimEnd()
      .split('\n');
    const logs = [lines.toReversed(), [...lines, lines[0]], lines.slice(1), lines.slice(0, -1), []];
    for (const log of logs) {
      const bytes = Buffer.from(log.map((line) => `${line}\n`).join(''));
      expect(refusalOf(() => readRecord(withFile(record.files, LEAVES_PATH, bytes), { verified }))).toEqual({
        code: 'RECORD_LOG_BROKEN',
        file: LEAVES_PATH,
      });
    }
  });

  it('costs no arithmetic twice and is still checked in full', () => {
    const asked: string[] = [];
    const cache = { has: (key: string) => asked.push(key) > 0 && verified.has(key), add: () => expect.unreachable };
    expect(readRecord(record.files, { verified: cache }).statements).toHaveLength(3);
    expect(asked).toHaveLength(5);
    expect(() => readRecord(new Map(), { verified: cache })).toThrow(RecordError);
  });
});
