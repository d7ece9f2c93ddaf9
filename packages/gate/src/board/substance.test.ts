import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { criterion, probed, signed, smallGate } from '../testing/small-gate.ts';
import { snapshotDigest, takeSnapshot } from './snapshot.ts';
import { acknowledgementSubstance, coSignatureSubstance, deliverableSubstance } from './substance.ts';

const a4 = 'A4/history.test-reports@file';

async function begun(): Promise<Scenario> {
  const made = await scenario();
  await made.baseline();
  await made.observe();
  return made;
}

function of(made: Scenario, id: string, change = {}): string {
  return made.criterion(id, change).substance;
}

describe('the substance of a criterion', () => {
  test('holds no time: seeing the same later, by another summary and coverage, changes nothing', async () => {
    const made = await begun();
    const before = of(made, 'A4');
    made.record.advance(3 * 86_400);
    await made.observe({ [a4]: { summary: 'still so', coverage: { looked: 9, total: 9, unit: 'things' } } });
    expect(of(made, 'A4')).toBe(before);
    expect(of(made, 'A4', { now: '2027-01-01T00:00:00Z' })).toBe(before);
  });

  test('changes with the definition, with what it is about, with its subject', async () => {
    const made = await begun();
    const before = of(made, 'A4');
    const criteria = smallGate.criteria.map((each) => (each.id === 'A4' ? { ...each, maxAge: 'P6D' } : each));
    expect(of(made, 'A4', { gate: { ...smallGate, criteria } })).not.toBe(before);
    expect(of(made, 'A4', { about: new Map() })).not.toBe(before);
    expect(of(made, 'A4', { subjects: new Map() })).not.toBe(before);
    const other = new Map(made.facts().subjects).set('B1/installers.manifest@file', sha256('x'));
    expect(of(made, 'A4', { subjects: other })).toBe(before);
  });

  test('changes with result, vantage and findings, and not with how a finding is worded or placed', async () => {
    const made = await begun();
    const before = of(made, 'A4');
    const after = async (change: object) => {
      await made.observe({ [a4]: change });
      return of(made, 'A4');
    };
    const failed = await after({ result: 'Failed', findings: [finding('one'), finding('two')] });
    expect(failed).not.toBe(before);
    expect(await after({ result: 'Failed', findings: [finding('two', { place: 'b:1' }), finding('one')] })).toBe(
      failed,
    );
    expect(await after({ result: 'Failed', findings: [finding('one')] })).not.toBe(failed);
    expect(await after({ result: 'NeedsReview' })).not.toBe(before);
    expect(await after({})).toBe(before);
    await made.observe({ [a4]: { vantage: 'outside', previous: [] } });
    expect(of(made, 'A4')).not.toBe(before);
  });

  test('is the same for one result seen twice', async () => {
    const made = await begun();
    const before = of(made, 'A4');
    await made.observe({ [a4]: { previous: [] } });
    expect(made.criterion('A4').facets[0]?.evidence).toHaveLength(2);
    expect(of(made, 'A4')).toBe(before);
  });

  test('changes with relief in force, and only then', async () => {
    const made = await begun();
    await made.observe({ [a4]: { result: 'Failed', findings: [finding('one')] } });
    const before = of(made, 'A4');
    const body = { criterion: 'A4', facet: 'history.test-reports@file', findings: [finding('one').fingerprint] };
    const waiver = await made.record.waiver(body, { by: persons.sre });
    expect(of(made, 'A4')).toBe(before);
    await made.record.cosign(waiver, { by: persons.qa });
    expect(of(made, 'A4')).not.toBe(before);
    expect(of(made, 'A4', { now: '2027-03-01T00:00:00Z' })).toBe(before);
  });

  test('of a summary changes with whatever it rests on, also through another summary', async () => {
    const top = criterion('Z1', 'pm', [signed('pm')], { restsOn: ['E8'] });
    const made = await scenario({ gate: { ...smallGate, criteria: [top, ...smallGate.criteria] } });
    const about = new Map(made.facts().about).set('C4', sha256('x'));
    for (const id of ['C4', 'E8', 'Z1']) expect([id, of(made, id, { about }) === of(made, id)]).toEqual([id, false]);
    for (const id of ['A4', 'L4']) expect([id, of(made, id, { about }) === of(made, id)]).toEqual([id, true]);
  });

  test('ends where criteria rest on each other, and still changes with what they are about', async () => {
    const criteria = [
      criterion('Y1', 'pm', [signed('pm')], { restsOn: ['Y2'] }),
      criterion('Y2', 'pm', [signed('pm')], { restsOn: ['Y1', 'Q9'] }),
    ];
    const made = await scenario({ gate: { ...smallGate, criteria: [...smallGate.criteria, ...criteria] } });
    const about = new Map(made.facts().about).set('Y2', sha256('x'));
    expect(of(made, 'Y1')).toMatch(/^[0-9a-f]{64}$/);
    expect(of(made, 'Y1', { about })).not.toBe(of(made, 'Y1'));
  });

  test('knows an attested facet from a probed one', async () => {
    const made = await scenario();
    expect(of(made, 'A4', { builtFacets: new Set() })).not.toBe(of(made, 'A4'));
    const two = criterion('A4', 'qa', [probed('history.test-reports'), probed('history.scope')]);
    const gate = { ...smallGate, criteria: [two, ...smallGate.criteria.slice(1)] };
    const built = new Set(['history.test-reports@file', 'history.scope@file']);
    expect(of(made, 'A4', { gate, builtFacets: built })).not.toBe(of(made, 'A4', { gate }));
  });
});

describe('what other sign-offs bind', () => {
  test('differs by what they are about and by its bytes', () => {
    const one = deliverableSubstance('6.1', sha256('a'), []);
    expect(one).toBe(deliverableSubstance('6.1', sha256('a'), []));
    const others = [
      deliverableSubstance('6.2', sha256('a'), []),
      deliverableSubstance('6.1', sha256('b'), []),
      deliverableSubstance('6.1', undefined, []),
      deliverableSubstance('6.1', sha256('a'), [['out', sha256('a')]]),
      acknowledgementSubstance('6.1', sha256('a')),
      acknowledgementSubstance('6.2', sha256('a')),
      acknowledgementSubstance('6.1', sha256('b')),
    ];
    expect(new Set([one, ...others]).size).toBe(8);
    expect(coSignatureSubstance(sha256('proposal'))).toBe(sha256('proposal'));
  });
});

describe('a snapshot', () => {
  test('carries all that the verdict can be computed from again, in one order', async () => {
    const made = await begun();
    const facts = made.facts();
    const board = made.board();
    const snapshot = takeSnapshot(facts, board);
    expect(snapshot).toMatchObject({
      candidate: facts.candidate,
      materials: facts.materials,
      baseline: board.baseline?.statement,
      subjects: Object.fromEntries(facts.subjects),
      about: Object.fromEntries(facts.about),
      deliverables: Object.fromEntries(facts.deliverables),
      relief: [],
    });
    expect(Object.keys(snapshot.substances)).toEqual(['A4', 'B1', 'C4', 'E8', 'I2', 'L4', 'M1', 'deliverable 6.1']);
    const turned = { ...facts, about: new Map([...facts.about].toReversed()) };
    expect(snapshotDigest(takeSnapshot(turned, board))).toBe(snapshotDigest(snapshot));
    expect(snapshotDigest({ ...snapshot, candidate: sha256('x') })).not.toBe(snapshotDigest(snapshot));
  });

  test('lists relief in force alone, sorted', async () => {
    const made = await begun();
    const relief = (['c', 'a', 'b'] as const).map((statement, place) => ({
      statement,
      kind: 'waiver' as const,
      criterion: 'A4',
      requestedBy: 'sara',
      approvedBy: [],
      reason: '',
      expires: null,
      state: place === 0 ? ('expired' as const) : ('in force' as const),
      why: '',
    }));
    const { baseline: _, ...board } = made.board();
    expect(takeSnapshot(made.facts(), { ...board, baseline: null, relief })).toMatchObject({
      relief: ['a', 'b'],
      baseline: '',
    });
  });
});
