import { describe, expect, test } from 'vitest';
import { resolvedText as text } from '../definition/resolved-form.ts';
import { finding } from '../testing/finding.ts';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { smallFacets, smallGate } from '../testing/small-gate.ts';
import { participants } from './participants.ts';
import { coSigners } from './relief.ts';

const facets = [...smallFacets].sort();

function propose(made: Scenario, gate = smallGate, how = {}) {
  return made.record.gate('source', text(gate), { by: persons.pm, facets, ...how });
}

function signers(made: Scenario, proposal: string): readonly string[] {
  return [...coSigners(participants(made.record.view(), 7), proposal).keys()];
}

async function answer(made: Scenario, proposal: string, by: string, given: 'accepted' | 'rejected') {
  const reason = given === 'rejected' ? 'On second thought.' : null;
  return await made.record.signoff([{ about: proposal, substance: proposal, answer: given, reason }], {
    purpose: 'co-signature',
    by,
  });
}

describe('a co-signature', () => {
  test('is one among several entries of a statement', async () => {
    const made = await scenario();
    const [one, two] = [await propose(made), await propose(made)];
    const entries = [one, two].map((about) => ({ about, substance: about }));
    await made.record.signoff(entries, { purpose: 'co-signature', by: persons.qa });
    expect(signers(made, one)).toEqual([persons.qa]);
    expect(signers(made, two)).toEqual([persons.qa]);
  });

  test('is no sign-off of another purpose about the same', async () => {
    const made = await scenario();
    const proposal = await propose(made);
    for (const purpose of ['criterion', 'deliverable', 'minutes', 'acknowledgement'] as const) {
      await made.record.signoff([{ about: proposal, role: 'qa', substance: proposal }], { purpose, by: persons.qa });
    }
    expect(signers(made, proposal)).toEqual([]);
    expect(made.board().baseline).toBeNull();
  });

  test('ends with a rejection by its own author, not by another', async () => {
    const made = await scenario();
    const proposal = await propose(made);
    await made.record.cosign(proposal, { by: persons.qa });
    await answer(made, proposal, persons.legal, 'rejected');
    expect(signers(made, proposal)).toEqual([persons.qa]);
    await answer(made, proposal, persons.qa, 'rejected');
    expect(signers(made, proposal)).toEqual([]);
    await answer(made, proposal, persons.qa, 'accepted');
    expect(signers(made, proposal)).toEqual([persons.qa]);
  });

  test('stands again when its author takes the rejection back', async () => {
    const made = await scenario();
    const proposal = await propose(made);
    await made.record.cosign(proposal, { by: persons.qa });
    const rejection = await answer(made, proposal, persons.qa, 'rejected');
    expect(signers(made, proposal)).toEqual([]);
    await made.record.withdraw(rejection, {}, { by: persons.qa });
    expect(signers(made, proposal)).toEqual([persons.qa]);
  });

  test('a rejection of one proposal says nothing of another', async () => {
    const made = await scenario();
    const [one, two] = [await propose(made), await propose(made)];
    for (const proposal of [one, two]) await made.record.cosign(proposal, { by: persons.qa });
    await answer(made, two, persons.qa, 'rejected');
    expect(signers(made, one)).toEqual([persons.qa]);
    expect(signers(made, two)).toEqual([]);
  });
});

describe('relief for what the gate does not have', () => {
  test('is void in a project of one too', async () => {
    const people = Object.fromEntries(Object.keys(persons).map((role) => [role, 'mira']));
    const made = await scenario({ people });
    const findings = [finding('one').fingerprint];
    await made.record.waiver({ criterion: 'Z9', facet: 'history.test-reports@file', findings }, { by: 'mira' });
    await made.record.deviation({ criterion: 'Z9', weakening: 'e'.repeat(64) }, { by: 'mira' });
    expect(made.board().relief.map(({ state, why }) => [state, why])).toEqual([
      ['void', 'the gate has no criterion Z9'],
      ['void', 'the gate file no longer says this'],
    ]);
  });
});

describe('a proposed baseline', () => {
  const reason = (made: Scenario) => made.rule('baseline').explanation?.reason;

  test('that was taken back, or is of another phase, is none', async () => {
    const made = await scenario();
    await propose(made, smallGate, { phase: 6 });
    expect(reason(made)).toBe('The gate file has no baseline.');
    const proposal = await propose(made);
    expect(reason(made)).toBe('The baseline has one signature and needs another person.');
    await made.record.withdraw(proposal);
    expect(reason(made)).toBe('The gate file has no baseline.');
  });

  test('of bytes that are no JSON is refused with the reason', async () => {
    const made = await scenario();
    const proposal = await made.record.gate('source', 'no: json', { by: persons.pm, facets });
    await made.record.cosign(proposal, { by: persons.qa });
    expect(() => made.board()).toThrow(
      expect.objectContaining({
        name: 'GateError',
        code: 'GATE_RESOLVED_INVALID',
        message: 'The sealed gate is not JSON. Seal a new baseline.',
        cause: expect.any(SyntaxError),
      }),
    );
  });
});

describe('a poll and the baselines beside its own', () => {
  test('an older baseline of another gate does not matter', async () => {
    const made = await scenario();
    const older = await propose(made, { ...smallGate, kickoff: { quorum: 1 } });
    await made.record.cosign(older, { by: persons.qa });
    await made.ready();
    await made.poll();
    expect(made.board().poll?.changed).toEqual([]);
  });

  test('facets in another order are the same facets', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    const again = await propose(made, smallGate, { facets: facets.toReversed() });
    await made.record.cosign(again, { by: persons.qa });
    expect(made.board().baseline?.statement).toBe(again);
    expect(made.board().poll?.changed).toEqual([]);
  });

  test('two baselines that crossed leave it without one', async () => {
    const made = await scenario();
    await made.ready();
    const cites = [await made.poll()];
    const left = await propose(made, smallGate, { cites, previous: [] });
    const right = await propose(made, smallGate, { by: persons.qa, cites, previous: [] });
    for (const proposal of [left, right]) await made.record.cosign(proposal, { by: persons.sre });
    expect(made.board().baseline).toBeNull();
    expect(made.board().poll?.changed).toContain('the baseline was replaced');
  });

  test('changes are named in the order of their ids', async () => {
    const made = await scenario();
    await made.baseline();
    const [first] = smallGate.criteria;
    if (!first) throw new Error('There are criteria.');
    const asks = smallGate.criteria.map((each) => (each.id === 'L4' ? { ...each, asks: 'Else.' } : each));
    const gate = { ...smallGate, criteria: [...asks, { ...first, id: 'A5' }] };
    expect(made.board({ gate }).baseline?.changed).toEqual(['A5', 'L4']);
  });
});
