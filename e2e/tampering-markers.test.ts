import { factsOfDecision, type ResolvedGate } from '@sallyport/gate';
import { readParts } from '@sallyport/papers';
import type { PaperKind, RecordView } from '@sallyport/record';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../packages/cli/src/commands/verify/check-decisions.ts';
import { checkPaper, committedDecision } from '../packages/cli/src/commands/verify/check-papers.ts';
import { type SmallRecord, smallRecord } from './stage/small-record.ts';
import { papersOf, refusalOf } from './stage/tampered.ts';

const kinds = ['log', 'minutes', 'deliverables', 'readiness'] as const;

let small: SmallRecord;
let view: RecordView;
let decision: Decision;
let gate: ResolvedGate;

beforeAll(async () => {
  small = await smallRecord({ afterwards: false });
  view = small.record.view();
  const found = committedDecision(view);
  if (!found) throw new Error('The record under test has no GO.');
  decision = found;
  gate = factsOfDecision(view, decision).gate;
});

/** A paper in pieces: a generated part with its markers, and what stands before and after it. */
interface Pieces {
  readonly before: string;
  readonly part: string;
  readonly after: string;
}

function textOf(kind: PaperKind): string {
  return Buffer.from(small.beside.get(small.gate.papers[kind]) ?? '').toString();
}

function piecesOf(kind: PaperKind): readonly Pieces[] {
  const text = textOf(kind);
  const lines = text.split('\n');
  return readParts(text).map(({ start, end }) => ({
    before: lines.slice(0, start - 1).join('\n'),
    part: lines.slice(start - 1, end).join('\n'),
    after: lines.slice(end).join('\n'),
  }));
}

const attacks: readonly (readonly [name: string, attack: (pieces: Pieces) => string])[] = [
  ['in a fence', ({ before, part, after }) => `${before}\n\`\`\`\n${part}\n\`\`\`\n${after}`],
  ['in a fence of tildes that never ends', ({ before, part, after }) => `${before}\n~~~\n${part}\n${after}`],
  ['in a comment', ({ before, part, after }) => `${before}\n<!--\n${part}\n-->\n${after}`],
  ['in details', ({ before, part, after }) => `${before}\n<details>\n\n${part}\n\n</details>\n${after}`],
  ['in a hidden element', ({ before, part, after }) => `${before}\n<div hidden>\n\n${part}\n\n</div>\n${after}`],
  ['in a quote', ({ before, part, after }) => `${before}\n${part.replace(/^/gm, '> ')}\n${after}`],
  ['in a list', ({ before, part, after }) => `${before}\n- x\n\n${part.replace(/^/gm, '  ')}\n${after}`],
  ['as indented code', ({ before, part, after }) => `${before}\n\n${part.replace(/^/gm, '    ')}\n${after}`],
  ['twice', ({ before, part, after }) => `${before}\n${part}\n\n${part}\n${after}`],
  ['a second time at the end', ({ before, part, after }) => `${before}\n${part}\n${after}\n\n${part}\n`],
  ['removed', ({ before, after }) => `${before}\n${after}`],
  ['emptied', ({ before, part, after }) => `${before}\n${emptied(part)}\n${after}`],
  ['without its begin marker', ({ before, part, after }) => `${before}\n${withoutLine(part, 0)}\n${after}`],
  ['without its end marker', ({ before, part, after }) => `${before}\n${withoutLine(part, -1)}\n${after}`],
  ['with a begin marker of another letter', ({ before, part, after }) => `${before}\n${lookalike(part)}\n${after}`],
  [
    'with a line added',
    ({ before, part, after }) => `${before}\n${part.replace('\n', '\n\nAll is well.\n')}\n${after}`,
  ],
  ['with its markers around other text', ({ before, part, after }) => `${before}\n${refilled(part)}\n${after}`],
];

function emptied(part: string): string {
  const lines = part.split('\n');
  return `${lines[0]}\n${lines.at(-1)}`;
}

function withoutLine(part: string, at: number): string {
  const lines = part.split('\n');
  return lines.toSpliced(at, 1).join('\n');
}

function lookalike(part: string): string {
  return part.replace('sallyport', 'sаllyport');
}

function refilled(part: string): string {
  const lines = part.split('\n');
  return `${lines[0]}\n\nAll is well.\n\n${lines.at(-1)}\n\n${lines.slice(1, -1).join('\n')}`;
}

describe.each(kinds)('a generated part of the %s', (kind) => {
  test.each(attacks)('%s is refused', async (name, attack) => {
    const path = small.gate.papers[kind];
    for (const pieces of piecesOf(kind)) {
      const changed = Buffer.from(attack(pieces));
      const { problems } = await checkPaper(kind, view, decision, gate, papersOf(new Map([[path, changed]])));
      expect([pieces.part.split('\n')[0], name, problems.length > 0]).toEqual([expect.any(String), name, true]);
    }
  });

  test('exchanged with another part is refused, and the paper is named', async () => {
    const path = small.gate.papers[kind];
    const text = textOf(kind);
    const [first, ...others] = piecesOf(kind).map(({ part }) => part);
    for (const other of others) {
      const changed = text
        .replace(first ?? '', '@')
        .replace(other, first ?? '')
        .replace('@', other);
      expect(changed).not.toBe(text);
      const beside = papersOf(new Map([...small.beside, [path, Buffer.from(changed)]]));
      const refusal = await refusalOf(small.record.files, beside, new Set());
      expect(refusal).toEqual({ code: 'refused', place: expect.stringMatching(`^${path}: `) });
    }
  });

  test('of another paper is refused', async () => {
    const path = small.gate.papers[kind];
    const other = kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? 'log';
    const changed = Buffer.from(textOf(other));
    const { problems } = await checkPaper(kind, view, decision, gate, papersOf(new Map([[path, changed]])));
    expect(problems).not.toEqual([]);
  });

  test('is refused in a paper that is not UTF-8', async () => {
    const path = small.gate.papers[kind];
    const changed = Buffer.concat([Buffer.from(textOf(kind)), Buffer.from([0xff, 0x0a])]);
    const { problems } = await checkPaper(kind, view, decision, gate, papersOf(new Map([[path, changed]])));
    expect(problems).toEqual(['it is not UTF-8 text']);
  });
});
