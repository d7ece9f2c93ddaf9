import { type ResolvedGate, semanticsVersion } from '@sallyport/gate';
import { paperStatementBody } from '@sallyport/papers';
import {
  blobPath,
  type DecisionBody,
  erasedPeoplePath,
  peoplePath,
  peopleTombstone,
  type Sha256,
  sha256,
  type VerifiedStatement,
} from '@sallyport/record';
import type { How } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { verificationExitCode } from '../packages/cli/src/commands/verify/exit-code.ts';
import { verificationText } from '../packages/cli/src/commands/verify/verification-text.ts';
import { type Verification, verifyRecord } from '../packages/cli/src/commands/verify/verify-record.ts';
import { type SmallRecord, smallRecord } from './stage/small-record.ts';
import { noAnchors, papersOf } from './stage/tampered.ts';

async function verify({ record, beside }: SmallRecord, at: string | null = null): Promise<Verification> {
  return await verifyRecord(record.files, papersOf(beside), { ...noAnchors, at });
}

function decisionOf({ record, decision }: SmallRecord): VerifiedStatement & { readonly type: 'decision' } {
  const found = record.view().statements.find((each) => each.digest === decision);
  if (found?.type !== 'decision') throw new Error('The record under test has no decision.');
  return found;
}

/** Signs another decision as somebody with a good key could by hand: the first one's, changed. */
async function decideByHand(small: SmallRecord, change: Partial<DecisionBody>, how: How = {}): Promise<Sha256> {
  const { body, header } = decisionOf(small);
  const { cites, time } = header;
  const same = { cites, at: time, previous: header.author.previous };
  return await small.record.decision({ ...body, ...change }, { ...same, ...how });
}

describe('the exit code is that of the decision', () => {
  test.each([
    ['GO', 0],
    ['NO-GO', 1],
    ['HOLD', 2],
  ] as const)('%s: %i', async (verdict, code) => {
    const result = await verify(await smallRecord({ verdict }));
    expect([result.refused, result.verdict, verificationExitCode(result)]).toEqual([[], verdict, code]);
    expect(verificationText(result, 'here')).toContain(`decided ${verdict}, computed again ${verdict}`);
  });

  test('a GO that its author took back is HOLD', async () => {
    const small = await smallRecord();
    await small.record.withdraw(small.decision);
    const result = await verify(small);
    expect([result.refused, verificationExitCode(result)]).toEqual([[], 2]);
  });

  test('two GOs that crossed unseen decide nothing', async () => {
    const small = await smallRecord();
    await decideByHand(small, {});
    const result = await verify(small);
    expect(result.decisions.map(({ agrees }) => agrees)).toEqual([true, true]);
    expect(result.verdict).toBe('HOLD');
    expect(verificationExitCode(result)).not.toBe(0);
  });

  test('with --at by the verdict then: aged evidence is said with its time, and a standing hold is 2', async () => {
    const small = await smallRecord({ result: 'Passed', afterwards: false });
    const { time } = decisionOf(small).header;
    const fresh = await verify(small, time);
    expect([fresh.at, verificationExitCode(fresh)]).toEqual([{ time, verdict: 'GO', door: 'open', stale: [] }, 0]);
    const aged = await verify(small, '2026-12-24T00:00:00Z');
    expect([aged.refused, aged.at?.verdict, verificationExitCode(aged)]).toEqual([[], 'HOLD', 2]);
    const text = verificationText(aged, 'here');
    expect(text).toMatch(/^VERIFIED\n/);
    expect(text).toMatch(/^ {2}O1 not looked at since 2026-11-20T09:\d\d:00Z$/m);
    expect(text).not.toMatch(/refused|failed/i);
    await small.record.hold({ decision: small.decision });
    const held = await verify(small, time);
    expect([held.at?.verdict, held.at?.door, verificationExitCode(held)]).toEqual(['GO', 'held', 2]);
    expect(verificationExitCode(await verify(small))).toBe(0);
  });
});

describe('something missing is HOLD, never a pass', () => {
  test('any blob deleted', async () => {
    const small = await smallRecord();
    for (const digest of small.record.view().blobs.keys()) {
      const files = new Map(small.record.files);
      files.delete(blobPath(digest));
      const result = await verifyRecord(files, papersOf(small.beside), noAnchors);
      expect([digest, result.missing, result.refused, verificationExitCode(result)]).toEqual([digest, 1, [], 2]);
      expect(verificationText(result, 'here')).toMatch(/1 cited statement\(s\) or blob\(s\) are missing: HOLD/);
    }
  });

  test('a decision that rests on it is not computed again, and says so', async () => {
    const small = await smallRecord();
    const { body } = decisionOf(small);
    const baseline = small.record.view().statements.find(({ digest }) => digest === body.snapshot.baseline);
    if (baseline?.type !== 'gate') throw new Error('The record under test has no baseline.');
    small.record.files.delete(blobPath(baseline.body.resolved));
    const result = await verify(small, body.at);
    expect(result.decisions).toMatchObject([{ decided: 'GO', recomputed: 'HOLD', agrees: false, complete: false }]);
    expect([result.at?.verdict, verificationExitCode(result)]).toEqual(['HOLD', 2]);
    expect(verificationText(result, 'here')).toContain('cannot be computed again: the blob');
  });

  test('an erased people file is said', async () => {
    const small = await smallRecord();
    const digest = sha256(small.record.files.get(peoplePath(1)) ?? '');
    small.record.files.delete(peoplePath(1));
    small.record.files.set(erasedPeoplePath(1), peopleTombstone(digest));
    const result = await verify(small);
    expect([result.erased, verificationExitCode(result)]).toEqual([[1], 0]);
    expect(verificationText(result, 'here')).toContain('names and addresses of trust root 1 were erased');
  });
});

describe('a decision that the record does not give is refused, and named', () => {
  async function refusedFor(
    change: (small: SmallRecord) => Promise<Partial<DecisionBody>>,
    how: (small: SmallRecord) => How = () => ({}),
  ): Promise<string> {
    const small = await smallRecord({ verdict: 'HOLD' });
    const digest = await decideByHand(small, await change(small), how(small));
    const result = await verify(small);
    expect(verificationExitCode(result)).toBe(3);
    const [refusal = ''] = result.refused.filter((each) => each.startsWith(`decision ${digest.slice(0, 12)} `));
    return refusal;
  }

  test('a GO by hand where the record gives HOLD', async () => {
    expect(await refusedFor(async () => ({ verdict: 'GO' }))).toContain('it says GO, the record gives HOLD');
  });

  test('for another branch, or with another commit message, than the gate names', async () => {
    expect(await refusedFor(async () => ({ branch: 'other' }))).toContain('for the branch other');
    expect(await refusedFor(async () => ({ message: 'Other.' }))).toContain('another commit message');
  });

  test('for another phase than its gate', async () => {
    const small = await smallRecord();
    const digest = await decideByHand(small, {}, { phase: 8 });
    const { refused } = await verify(small);
    expect(refused).toContain(
      `decision ${digest.slice(0, 12)} is not what the record gives: it is for another phase than the gate's 7`,
    );
  });

  test('dated back or ahead', async () => {
    expect(await refusedFor(async () => ({ at: '2026-11-19T00:00:00Z' }))).toContain('time');
    expect(await refusedFor(async () => ({ at: '2026-11-22T00:00:00Z' }))).toContain('time');
  });

  test('by semantics that nobody knows', async () => {
    expect(await refusedFor(async () => ({ semantics: `${semanticsVersion}x` }))).toContain('GATE_SEMANTICS_UNKNOWN');
  });

  const notGates = ['not JSON', '{"criteria":[]}', 'null', '['.repeat(50_000) + ']'.repeat(50_000)];

  test.each(notGates)('over a baseline whose gate is none: %.20s', async (resolved) => {
    let baseline = '';
    const refusal = await refusedFor(
      async (small) => {
        baseline = await small.record.gate('x', resolved);
        return { snapshot: { ...decisionOf(small).body.snapshot, baseline } };
      },
      (small) => ({ cites: [...decisionOf(small).header.cites, baseline].sort() }),
    );
    expect(refusal).toContain('GATE_RESOLVED_INVALID');
  });

  test.each(notGates)('and so is a record whose later baseline has a gate that is none: %.20s', async (resolved) => {
    const small = await smallRecord();
    await small.record.gate('x', resolved);
    const result = await verify(small, decisionOf(small).body.at);
    expect([result.refused.length > 0, verificationExitCode(result)]).toEqual([true, 3]);
  });

  test('over a baseline that is not there', async () => {
    const baseline = sha256('no baseline');
    const refusal = await refusedFor(async (small) => ({
      snapshot: { ...decisionOf(small).body.snapshot, baseline },
    }));
    expect(refusal).toContain('GATE_DECISION_UNREPLAYABLE');
  });
});

describe('the gate file that a baseline sealed is resolved again', () => {
  function relaxed(gate: ResolvedGate): ResolvedGate {
    return { ...gate, criteria: gate.criteria.map((each) => (each.id === 'O1' ? { ...each, required: false } : each)) };
  }

  test('a GO over a form that the gate file does not say is refused, with the place, though all else agrees', async () => {
    const small = await smallRecord({ forge: relaxed });
    const result = await verify(small, decisionOf(small).body.at);
    expect(result.decisions).toMatchObject([{ decided: 'GO', recomputed: 'GO', agrees: true }]);
    expect(result.refused).toEqual([
      expect.stringMatching(
        /^baseline [0-9a-f]{12} seals a gate that its sallyport\.yaml does not say: criteria\.O1\.required is false, and the gate file gives true\. .* sallyport baseline$/,
      ),
    ]);
    expect(result.refused[0]).toContain(`decision ${small.decision.slice(0, 12)}`);
    expect([result.verdict, result.at?.verdict, verificationExitCode(result)]).toEqual(['HOLD', 'HOLD', 3]);
    expect(verificationText(result, 'here')).toMatch(
      /^REFUSED\n(?:.*\n)*baseline .*: NOT what the gate file says under/,
    );
  });

  test('a GO over a profile of the project that was not sealed is HOLD, and says why', async () => {
    const small = await smallRecord({ profileSealed: false });
    const result = await verify(small, decisionOf(small).body.at);
    const why = 'its profile p.yaml was not sealed with it';
    expect(result.baselines).toMatchObject([{ result: 'not checked', why, decisions: [small.decision] }]);
    expect([result.refused, result.verdict, result.at?.verdict]).toEqual([[], 'HOLD', 'HOLD']);
    expect(verificationExitCode(result)).toBe(2);
    expect(verificationText(result, 'here')).toContain(`of sallyport.yaml: not checked, because ${why}`);
  });
});

describe('the papers of a GO', () => {
  test('that were never sealed after it are refused, each of them', async () => {
    const small = await smallRecord({ papers: false });
    const { refused } = await verify(small);
    expect(refused).toEqual(
      ['log', 'minutes', 'deliverables', 'readiness'].map(
        (kind) => `${kind}.md: no ${kind} was sealed after the decision`,
      ),
    );
  });

  test.each(['log.md', 'minutes.md', 'deliverables.md', 'readiness.md', 'sallyport.yaml', 'p.yaml'])(
    'that lack beside it are refused: %s',
    async (path) => {
      const small = await smallRecord();
      const beside = new Map(small.beside);
      const bytes = beside.get(path) ?? Buffer.alloc(0);
      beside.delete(path);
      beside.set(path.toUpperCase(), bytes);
      const { refused } = await verify({ ...small, beside });
      expect(refused).toEqual([expect.stringMatching(`^${path}: .*is not there$`)]);
    },
  );

  test('sealed later under another path do not stand for those that the gate names', async () => {
    const small = await smallRecord();
    const text = Buffer.from(small.beside.get('log.md') ?? '').toString();
    await small.record.paper(text, paperStatementBody('log', 'other.md', text));
    const beside = new Map(small.beside).set('log.md', Buffer.from('# All is well\n'));
    const { refused } = await verify({ ...small, beside: beside.set('other.md', Buffer.from(text)) });
    expect(refused).toEqual(['log.md: it was sealed as other.md, where the gate has it not']);
  });

  test('whose statement describes other parts than its bytes have are refused', async () => {
    const small = await smallRecord();
    const text = Buffer.from(small.beside.get('log.md') ?? '').toString();
    const body = paperStatementBody('log', 'log.md', text);
    await small.record.paper('# All is well\n', { ...body, bytes: sha256('# All is well\n') });
    const beside = new Map<string, Uint8Array>([...small.beside, ['log.md', Buffer.from('# All is well\n')]]);
    const { refused } = await verify({ ...small, beside });
    expect(refused).toEqual([expect.stringMatching(/^log\.md: .*lost its part/)]);
  });

  test('minutes sealed anew with other words than were approved are refused', async () => {
    const small = await smallRecord();
    const text = `${Buffer.from(small.beside.get('minutes.md') ?? '').toString()}\nWe also agreed on cake.\n`;
    await small.record.paper(text, paperStatementBody('minutes', 'minutes.md', text));
    const beside = new Map<string, Uint8Array>([...small.beside, ['minutes.md', Buffer.from(text)]]);
    const { refused } = await verify({ ...small, beside });
    expect(refused).toEqual(['minutes.md: text that the approvals bind was changed']);
  });
});
