import { describe, expect, test } from 'vitest';
import type { Facet, ResolvedGate } from '../definition/resolved-gate.ts';
import { finding } from '../testing/finding.ts';
import { persons, type ScenarioOptions, scenario } from '../testing/scenario.ts';
import { criterion, probed, signed, smallGate } from '../testing/small-gate.ts';

const reports = probed('history.test-reports');
const z1 = 'Z1/history.test-reports@file';

function withCriterion(facets: readonly Facet[], more = {}): ResolvedGate {
  return { ...smallGate, criteria: [...smallGate.criteria, criterion('Z1', 'qa', facets, more)] };
}

async function begun(facets: readonly Facet[], more = {}, options: ScenarioOptions = {}) {
  const made = await scenario({ ...options, gate: withCriterion(facets, more) });
  await made.baseline();
  await made.observe();
  return made;
}

describe('a criterion', () => {
  test('is as bad as its worst facet, and explained by it', async () => {
    const made = await begun([signed('legal'), reports]);
    expect(made.criterion('Z1')).toMatchObject({ state: 'awaiting', probed: 1, attested: 0 });
    await made.observe({ [z1]: { result: 'Failed', findings: [finding('one')] } });
    expect(made.criterion('Z1')).toMatchObject({ state: 'failed', explanation: { reason: 'one is wrong' } });
    expect(made.criterion('Z1').facets.map((each) => [each.by, each.state])).toEqual([
      ['probed', 'failed'],
      ['signed', 'awaiting'],
    ]);
  });

  test('without a facet is unknown and says so', async () => {
    const made = await begun([]);
    expect(made.criterion('Z1')).toMatchObject({
      state: 'unknown',
      explanation: {
        criterion: 'Z1',
        state: 'unknown',
        reason: 'It has no facet: nothing looks and nobody is asked.',
        place: null,
        owner: 'qa',
        action: 'give it a facet in the gate file',
        command: 'sallyport explain Z1',
      },
    });
    expect(made.board().blockers.map((each) => each.criterion)).toContain('Z1');
  });

  test('a facet that is not built is attested by the owner, whatever the built ones say', async () => {
    const made = await begun([reports, probed('staging.parity')]);
    expect(made.criterion('Z1')).toMatchObject({ state: 'awaiting', probed: 1, attested: 1 });
    expect(made.criterion('Z1').signers).toEqual([{ role: 'qa', persons: ['quinn'], missing: ['quinn'] }]);
    await made.accept(persons.qa, 'qa', 'Z1');
    expect(made.criterion('Z1')).toMatchObject({ state: 'met', signers: [{ missing: [] }] });
  });

  test('asks the owner to sign where a probe says NeedsReview, and only then', async () => {
    const made = await begun([reports]);
    expect(made.criterion('Z1').signers).toEqual([]);
    await made.observe({ [z1]: { result: 'NeedsReview' } });
    expect(made.criterion('Z1').signers).toEqual([{ role: 'qa', persons: ['quinn'], missing: ['quinn'] }]);
    await made.reject(persons.qa, 'qa', 'Z1');
    expect(made.state('Z1')).toBe('awaiting');
  });

  test('asks for a signature over findings only while there are findings', async () => {
    const over: Facet = { kind: 'sign', id: 'sign', roles: ['pm'], per: 'findings' };
    const made = await begun([reports, over]);
    expect(made.criterion('Z1')).toMatchObject({ state: 'met', signers: [] });
    await made.observe({ [z1]: { result: 'Passed', findings: [finding('left standing')] } });
    expect(made.criterion('Z1')).toMatchObject({ state: 'awaiting', signers: [{ role: 'pm', missing: ['mira'] }] });
    await made.accept(persons.pm, 'pm', 'Z1');
    expect(made.state('Z1')).toBe('met');
  });

  test('asks every role of its signature, each once', async () => {
    const made = await begun([signed('pm', 'legal'), probed('staging.parity')]);
    expect(made.criterion('Z1').signers.map((each) => each.role)).toEqual(['pm', 'legal', 'qa']);
    const again = await begun([signed('qa'), probed('staging.parity')]);
    expect(again.criterion('Z1').signers.map((each) => each.role)).toEqual(['qa']);
  });

  test('is waived where it is met and any of its facets is', async () => {
    const made = await begun([reports, signed('legal')]);
    await made.observe({ [z1]: { result: 'Failed', findings: [finding('one')] } });
    const body = { criterion: 'Z1', facet: 'history.test-reports@file', findings: [finding('one').fingerprint] };
    await made.record.cosign(await made.record.waiver(body, { by: persons.sre }), { by: persons.qa });
    expect(made.criterion('Z1')).toMatchObject({ state: 'awaiting', waived: false });
    await made.accept(persons.legal, 'legal', 'Z1');
    expect(made.criterion('Z1')).toMatchObject({ state: 'met', waived: true });
    expect(made.board().counts.waived).toBe(1);
  });

  test('has a grace of its own for the door, else one age, else none', async () => {
    for (const [grace, days, door] of [
      [null, 13, 'open'],
      [null, 15, 'held'],
      ['P1D', 7, 'open'],
      ['P1D', 9, 'held'],
    ] as const) {
      const criteria = smallGate.criteria.map((each) => (each.id === 'A4' ? { ...each, grace } : each));
      const made = await scenario({ gate: { ...smallGate, criteria } });
      await made.ready();
      await made.poll();
      for (const person of Object.values(persons)) await made.vote(person, 'go');
      await made.minutes();
      await made.decide();
      const now = new Date(Date.parse(made.record.now()) + days * 86_400_000).toISOString().replace('.000Z', 'Z');
      expect([grace, days, made.board({ now }).door]).toEqual([grace, days, door]);
    }
  });
});

describe('the board', () => {
  test('names project, phase, candidate, people, roles and record', async () => {
    const made = await scenario();
    const board = made.board({ candidateCommit: 'c0ffee' });
    expect(board).toMatchObject({
      project: 'Small',
      phase: { number: 7, title: 'Closed test', outcome: 'Phase 7 (Closed test) Initiated' },
      candidate: { version: '1.0.0', commit: 'c0ffee' },
      kind: 'demo',
      preview: false,
      record: { fingerprint: made.record.fingerprint, sealed: 0, unsealed: 1, root: null },
    });
    expect(board.at).toBe(made.record.now());
    expect(board.roles.map((each) => [each.role, each.title, each.persons])).toEqual(
      smallGate.callOrder.map((role) => [role, role, [persons[role as keyof typeof persons]]]),
    );
    expect(board.people.find((each) => each.id === 'noor')).toMatchObject({
      name: 'Noor',
      keys: [expect.stringMatching(/^SHA256:/)],
    });
    await made.record.seal();
    await made.observe();
    const { checkpoints } = made.record.view();
    expect(made.board().record).toMatchObject({ sealed: 1, unsealed: 1, root: checkpoints.at(-1)?.root });
  });

  test('without a record takes the kind from the gate file and has nobody', async () => {
    const made = await scenario();
    expect(made.board({ record: null })).toMatchObject({ kind: 'demo', record: null, people: [], poll: null });
    const live = { ...smallGate, project: { ...smallGate.project, kind: 'live' as const } };
    expect(made.board({ record: null, gate: live }).kind).toBe('live');
    expect(made.board({ gate: live }).kind).toBe('demo');
  });
});
