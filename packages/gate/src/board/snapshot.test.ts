import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, scenario } from '../testing/scenario.ts';
import { deliverableKey, snapshotChanges, snapshotDigest, takeSnapshot } from './snapshot.ts';

const [candidate, a4, b1] = ['candidate', 'a4', 'b1'].map((each) => sha256(each)) as [string, string, string];

describe('a snapshot', () => {
  test('carries today’s facts, and what signers of criteria and deliverables bind, sorted', async () => {
    const made = await goScenario();
    const facts = made.facts();
    const board = made.board();
    const shuffled = { ...facts, subjects: new Map([...facts.subjects].toReversed()) };
    const snapshot = takeSnapshot(shuffled, { ...board, criteria: board.criteria.toReversed() });
    expect(snapshot).toEqual({
      candidate: facts.candidate,
      materials: facts.materials,
      baseline: board.baseline?.statement,
      substances: {
        ...Object.fromEntries(board.criteria.map((each) => [each.criterion.id, each.substance])),
        'deliverable 6.1': board.deliverables[0]?.substance,
      },
      subjects: Object.fromEntries(facts.subjects),
      about: Object.fromEntries(facts.about),
      deliverables: Object.fromEntries(facts.deliverables),
      relief: [],
    });
    for (const keys of [snapshot.substances, snapshot.subjects, snapshot.about].map(Object.keys)) {
      expect(keys).toEqual(keys.toSorted());
      expect(keys.length).toBeGreaterThan(2);
    }
    expect(deliverableKey('6.1')).toBe('deliverable 6.1');
    expect(snapshotDigest(snapshot)).toMatch(/^[0-9a-f]{64}$/);
    expect(snapshotDigest({ ...snapshot, candidate: sha256('another') })).not.toBe(snapshotDigest(snapshot));
  });

  test('lists relief in force, sorted, and none that only was asked for', async () => {
    const made = await scenario();
    await made.baseline();
    const body = { criterion: 'A4', facet: 'history.test-reports@file', findings: [sha256('one')] };
    const waivers: string[] = [];
    for (let count = 0; count < 4; count += 1) waivers.push(await made.record.waiver(body, { by: persons.sre }));
    for (const waiver of waivers.slice(1)) await made.record.cosign(waiver, { by: persons.qa });
    expect(takeSnapshot(made.facts(), made.board()).relief).toEqual(waivers.slice(1).toSorted());
  });

  test('without a baseline names none', async () => {
    const made = await scenario();
    expect(takeSnapshot(made.facts(), made.board()).baseline).toBe('');
  });
});

describe('what changed since a snapshot', () => {
  const then = {
    candidate,
    materials: '0'.repeat(40),
    baseline: sha256('baseline'),
    substances: { A4: a4, B1: b1 },
    subjects: {},
    about: {},
    deliverables: {},
    relief: [],
  };
  const now = {
    sameGate: true,
    candidate,
    substances: new Map([
      ['A4', a4],
      ['B1', b1],
    ]),
    required: new Set(['A4', 'B1']),
  };

  test('is nothing where nothing did', () => {
    expect(snapshotChanges(then, now)).toEqual([]);
  });

  test('is the baseline, the build, and each required criterion that rests on something else', () => {
    const substances = new Map([['A4', sha256('else')]]);
    expect(snapshotChanges(then, { ...now, sameGate: false, candidate: sha256('other build'), substances })).toEqual([
      'the baseline was replaced',
      'the candidate is another build',
      'A4 rests on something else now',
      'B1 rests on something else now',
    ]);
    expect(snapshotChanges(then, { ...now, substances, required: new Set(['B1']) })).toEqual([
      'B1 rests on something else now',
    ]);
  });

  test('is a criterion that is required only now', () => {
    expect(snapshotChanges(then, { ...now, substances: now.substances, required: new Set(['C4']) })).toEqual([]);
    const substances = new Map([['C4', a4]]);
    expect(snapshotChanges(then, { ...now, substances, required: new Set(['C4']) })).toEqual([
      'C4 rests on something else now',
    ]);
  });
});
