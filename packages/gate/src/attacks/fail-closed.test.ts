import { type RecordView, readRecord, sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../board/facts.ts';
import { parseResolvedGate, resolvedText } from '../definition/resolved-form.ts';
import { goScenario, type Scenario, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';

/** What a reader is told: a verdict, or an error that whoever catches it must show as HOLD. */
function outcome(made: Scenario, change: Partial<Facts>): string {
  try {
    return made.board(change).verdict;
  } catch (error) {
    return (error as Error).name;
  }
}

describe('attack 36: nothing fails open', () => {
  test('attack 36: whatever is taken away from a GO, what is left is no GO', async () => {
    const made = await goScenario();
    expect(outcome(made, {})).toBe('GO');
    const missing: Partial<Facts>[] = [
      { record: null },
      { builtFacets: new Set(), record: null },
      { subjects: new Map() },
      { about: new Map() },
      { deliverables: new Map(), candidate: sha256('none') },
      { gate: { ...smallGate, criteria: [] } },
      { gate: { ...smallGate, criteria: smallGate.criteria.filter((each) => !each.floor) } },
      { gate: { ...smallGate, roles: [] } },
      { gate: { ...smallGate, runners: {} } },
      { now: 'yesterday' },
      { now: '' },
    ];
    for (const change of missing) expect([Object.keys(change), outcome(made, change)]).not.toContain('GO');
  });

  test('attack 36: an age that nobody can read is an error, and no pass', async () => {
    const made = await goScenario();
    const criteria = smallGate.criteria.map((each) => (each.id === 'A4' ? { ...each, maxAge: 'P1M' } : each));
    expect(() => made.board({ gate: { ...smallGate, criteria } })).toThrow(
      expect.objectContaining({ name: 'GateError', code: 'GATE_DURATION_INVALID' }),
    );
    expect(() => made.board({ now: 'tomorrow' })).toThrow(expect.objectContaining({ code: 'GATE_INSTANT_INVALID' }));
  });

  test('attack 36: a probe that breaks is unknown, and unknown is HOLD', async () => {
    const made = await scenario();
    await made.baseline();
    await made.observe({ 'B1/installers.manifest@file': { result: 'Unknown', summary: 'It threw.' } });
    expect(made.criterion('B1').explanation?.reason).toBe('The probe could not look: It threw.');
    expect(made.board().verdict).toBe('HOLD');
  });

  test('attack 36: with any one statement gone that a GO rests on, it is no GO', async () => {
    const made = await goScenario();
    const view = made.record.view();
    // Nothing required rests on the recommended criterion, nor on a deliverable where the gate has no A3.
    const needless = new Set(['M1', '6.1']);
    const resting = view.statements.filter(
      (each) =>
        each.type !== 'trust' &&
        !(each.type === 'signoff' && each.body.entries.every(({ about }) => needless.has(about))),
    );
    expect(resting.length).toBe(view.statements.length - 3);
    for (const gone of resting) {
      const record: RecordView = { ...view, statements: view.statements.filter((each) => each !== gone) };
      expect([gone.type, outcome(made, { record })]).toEqual([gone.type, 'HOLD']);
    }
  });

  test('attack 36: with any one file gone, or emptied, a GO is refused or HOLD', async () => {
    const made = await goScenario();
    await made.record.seal();
    for (const path of made.record.files.keys()) {
      for (const bytes of [null, new Uint8Array()]) {
        const files = new Map(made.record.files);
        if (bytes) files.set(path, bytes);
        else files.delete(path);
        const read = () => made.board({ record: readRecord(files) }).verdict;
        let seen = 'refused';
        try {
          seen = read();
        } catch (error) {
          expect((error as Error).name).toBe('RecordError');
        }
        expect([path, seen]).not.toContain('GO');
      }
    }
  });

  test('attack 36: a sealed gate that is no gate is refused', () => {
    expect(() => parseResolvedGate(JSON.parse(resolvedText(smallGate)))).not.toThrow();
    for (const broken of [null, [], {}, { ...smallGate, criteria: [] }, { ...smallGate, trust: 'me' }]) {
      expect(() => parseResolvedGate(broken)).toThrow(expect.objectContaining({ code: 'GATE_RESOLVED_INVALID' }));
    }
  });
});
