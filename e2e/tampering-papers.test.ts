import { factsOfDecision, type ResolvedGate } from '@sallyport/gate';
import { comparePaper, readParts } from '@sallyport/papers';
import type { PaperKind, RecordView } from '@sallyport/record';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../packages/cli/src/commands/verify/check-decisions.ts';
import {
  checkGateFiles,
  checkPaper,
  committedDecision,
  type PaperCheck,
} from '../packages/cli/src/commands/verify/check-papers.ts';
import { verifyRecord } from '../packages/cli/src/commands/verify/verify-record.ts';
import { type SmallRecord, smallRecord } from './stage/small-record.ts';
import { everyByte, noAnchors, papersOf, refusalOf } from './stage/tampered.ts';

const masks = [0x01, 0x20];
const kinds = ['log', 'minutes', 'deliverables', 'readiness'] as const;

let small: SmallRecord;
let view: RecordView;
let decision: Decision;
let gate: ResolvedGate;
const verified = new Set<string>();

beforeAll(async () => {
  small = await smallRecord();
  view = small.record.view({ verified });
  const found = committedDecision(view);
  if (!found) throw new Error('The record under test has no GO.');
  decision = found;
  gate = factsOfDecision(view, decision).gate;
});

function textOf(kind: PaperKind): string {
  return Buffer.from(small.beside.get(small.gate.papers[kind]) ?? '').toString();
}

/** The papers with one of them changed. */
function withPaper(kind: PaperKind, bytes: Uint8Array | string) {
  return papersOf(new Map([...small.beside, [small.gate.papers[kind], Buffer.from(bytes)]]));
}

/** Only the paper that changed is looked at again: the record, the decision and the other papers did not change. */
async function check(kind: PaperKind, bytes: Uint8Array | string): Promise<PaperCheck> {
  return await checkPaper(kind, view, decision, gate, withPaper(kind, bytes));
}

/** For every byte, whether it belongs to a generated part or one of its marker lines, line ends included. */
function covered(text: string): Uint8Array {
  const parts = readParts(text);
  const lines = text.split('\n');
  return Buffer.concat(
    lines.map((line, index) => {
      const inside = parts.some(({ start, end }) => index + 1 >= start && index + 1 <= end);
      return Buffer.alloc(Buffer.byteLength(line) + (index < lines.length - 1 ? 1 : 0), inside ? 1 : 0);
    }),
  );
}

describe('any byte of a generated part or of its markers changed', () => {
  test.each(kinds)(
    'in the %s is refused, and the paper is named',
    async (kind) => {
      const text = textOf(kind);
      const inside = covered(text);
      const path = small.gate.papers[kind];
      const accepted: number[] = [];
      let looked = 0;
      for (const { at, changed } of everyByte(Buffer.from(text), masks)) {
        if (inside[at] !== 1) continue;
        looked += 1;
        if ((await check(kind, changed)).problems.length === 0) accepted.push(at);
        // What is put together here from its pieces is what the whole verification says.
        if (looked % 211 === 0) {
          const refusal = await refusalOf(small.record.files, withPaper(kind, changed), verified);
          expect([at, refusal]).toEqual([at, { code: 'refused', place: expect.stringMatching(`^${path}: `) }]);
        }
      }
      expect([looked > 1000, accepted]).toEqual([true, []]);
    },
    900_000,
  );
});

describe('any byte changed', () => {
  test.each([
    ['sallyport.yaml', 'the gate file is not the one that was baselined'],
    ['p.yaml', 'the profile is not the one that was baselined'],
  ] as const)(
    'of %s is refused, and the file is named',
    async (path, problem) => {
      const bytes = small.beside.get(path) ?? Buffer.alloc(0);
      expect(bytes.length).toBeGreaterThan(100);
      for (const { at, changed } of everyByte(bytes, masks)) {
        const papers = papersOf(new Map([...small.beside, [path, changed]]));
        const checks = await checkGateFiles(view, decision, papers);
        const refused = checks.filter(({ problems }) => problems.length > 0);
        expect([at, refused]).toMatchObject([at, [{ path, problems: [problem] }]]);
        if (at % 211 !== 0) continue;
        const refusal = await refusalOf(small.record.files, papers, verified);
        expect([at, refusal]).toEqual([at, { code: 'refused', place: `${path}: ${problem}` }]);
      }
    },
    900_000,
  );
});

describe('text written by people', () => {
  test('is reported as not covered, line by line, but in the minutes, which the approvals bind', async () => {
    const { papers } = await verifyRecord(small.record.files, papersOf(small.beside), noAnchors, verified);
    for (const kind of kinds) {
      const lines = comparePaper(textOf(kind), []).uncovered;
      expect(lines).toBeGreaterThan(0);
      const { uncovered, approved } = papers.find(({ path }) => path === small.gate.papers[kind]) ?? {};
      expect([kind, uncovered, approved]).toEqual(kind === 'minutes' ? [kind, 0, lines] : [kind, lines, 0]);
    }
  });

  test.each(['log', 'deliverables', 'readiness'] as const)(
    'may change in the %s, and is counted anew',
    async (kind) => {
      const added = `${textOf(kind)}\nWe also had cake.\n\nAnd tea.\n`;
      const before = await check(kind, textOf(kind));
      expect(await check(kind, added)).toEqual({ ...before, uncovered: before.uncovered + 2 });
      const refusal = await refusalOf(small.record.files, withPaper(kind, added), verified);
      expect(refusal).toBeNull();
    },
  );

  test('is refused in the minutes with any byte changed, added or taken away', async () => {
    const text = textOf('minutes');
    const inside = covered(text);
    const accepted: number[] = [];
    for (const { at, changed } of everyByte(Buffer.from(text), masks)) {
      if (inside[at] === 0 && (await check('minutes', changed)).problems.length === 0) accepted.push(at);
    }
    expect(accepted).toEqual([]);
    for (const changed of [`${text}\n`, `\uFEFF${text}`, text.slice(0, -1), text.replace(/^# .*\n/, '')])
      expect((await check('minutes', changed)).problems).not.toEqual([]);
  }, 900_000);
});
