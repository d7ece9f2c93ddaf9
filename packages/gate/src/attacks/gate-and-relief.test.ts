import { describe, expect, test } from 'vitest';
import { criterionDigest } from '../definition/criterion-digest.ts';
import { resolvedText } from '../definition/resolved-form.ts';
import type { Criterion, ResolvedGate } from '../definition/resolved-gate.ts';
import { finding } from '../testing/finding.ts';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { smallFacets, smallGate } from '../testing/small-gate.ts';

const a4 = 'A4/history.test-reports@file';
const one = finding('one');

async function failing(): Promise<Scenario> {
  const made = await scenario();
  await made.baseline();
  await made.observe({ [a4]: { result: 'Failed', findings: [one] } });
  return made;
}

function waive(made: Scenario, by: string, change = {}) {
  const body = { criterion: 'A4', facet: 'history.test-reports@file', findings: [one.fingerprint] };
  return made.record.waiver({ ...body, expires: '2026-12-01T00:00:00Z', ...change }, { by });
}

function changed(id: string, change: Partial<Criterion>): ResolvedGate {
  return { ...smallGate, criteria: smallGate.criteria.map((each) => (each.id === id ? { ...each, ...change } : each)) };
}

async function baselined(made: Scenario, gate: ResolvedGate): Promise<void> {
  const facets = [...smallFacets].sort();
  const proposal = await made.record.gate('weaker source', resolvedText(gate), { by: persons.pm, facets });
  await made.record.cosign(proposal, { by: persons.qa });
}

describe('relief under attack', () => {
  test('attack 14: the owner who asks for a waiver does not approve it', async () => {
    const made = await failing();
    const waiver = await waive(made, persons.qa);
    await made.record.cosign(waiver, { by: persons.qa });
    await made.record.cosign(waiver, { by: persons.pm });
    expect(made.board().relief).toMatchObject([{ state: 'proposed', approvedBy: [] }]);
    expect(made.board().verdict).toBe('NO-GO');
  });

  test('attack 14: with one person in the project it is allowed and printed, where the gate file allows solo', async () => {
    const people = Object.fromEntries(Object.keys(persons).map((role) => [role, 'mira']));
    const gate = { ...smallGate, minimumGrade: 'S' as const };
    const made = await scenario({ people, gate });
    await made.baseline();
    await made.observe({ [a4]: { result: 'Failed', findings: [one] } });
    await waive(made, 'mira');
    expect(made.state('A4')).toBe('met');
    expect(made.board().duty.grade).toBe('S');
    expect(made.board().duty.notes).toContain('One person sits in every chair.');
    expect(made.rule('duty', { gate: smallGate }).met).toBe(false);
  });

  test('attack 15: a waiver is neither perpetual nor blanket, and never of what cannot be waived', async () => {
    const made = await failing();
    const states = async (change: object) => {
      const waiver = await waive(made, persons.sre, change);
      for (const by of [persons.qa, persons.security, persons.legal]) await made.record.cosign(waiver, { by });
      return made.board().relief.find((each) => each.statement === waiver)?.why;
    };
    expect(await states({ expires: '2036-12-01T00:00:00Z' })).toBe('it runs for more than 90 days');
    expect(await states({ expires: '2026-11-20T00:00:00Z' })).toBe('expired 2026-11-20T00:00:00Z');
    for (const criterion of ['B1', 'E8', 'I2', 'L4']) {
      expect(await states({ criterion })).toBe(`${criterion} cannot be waived`);
    }
    expect(await states({ criterion: '*' })).toBe('the gate has no criterion *');
    await expect(waive(made, persons.sre, { findings: [] })).rejects.toMatchObject({
      code: 'RECORD_STATEMENT_MALFORMED',
    });
    expect(made.state('A4')).toBe('failed');
  });

  test('attack 15: a waived criterion is shown as failed and waived, counted, and read out, for ever', async () => {
    const made = await failing();
    await made.record.cosign(await waive(made, persons.sre), { by: persons.qa });
    const board = made.board();
    expect(board.counts.waived).toBe(1);
    expect(board.criteria.find((each) => each.criterion.id === 'A4')).toMatchObject({
      state: 'met',
      waived: true,
      facets: [{ result: 'Failed', waived: true, findings: [one] }],
    });
    expect(board.relief).toMatchObject([
      { state: 'in force', criterion: 'A4', requestedBy: 'sara', approvedBy: ['quinn'] },
    ]);
    await made.observe({ [a4]: { result: 'Failed', findings: [one, finding('a new one')] } });
    expect(made.state('A4')).toBe('failed');
  });
});

describe('the gate file under attack', () => {
  test('attack 16: weakened after the sign-off it has no baseline as it stands, and what changed falls', async () => {
    const made = await goScenario();
    const gate = changed('C4', { asks: 'Anything goes.' });
    const board = made.board({ gate });
    expect(board).toMatchObject({ verdict: 'HOLD', baseline: { changed: ['C4'] } });
    expect(board.criteria.find((each) => each.criterion.id === 'C4')?.state).toBe('awaiting');
    expect(board.poll?.changed).toEqual(['C4 rests on something else now', 'E8 rests on something else now']);
  });

  test('attack 16: baselined again by two persons it still voids the sign-offs of what changed, and the poll', async () => {
    const made = await goScenario();
    const gate = changed('C4', { facets: smallGate.criteria[0]?.facets ?? [], required: false });
    await baselined(made, gate);
    const board = made.board({ gate });
    expect(board.verdict).toBe('HOLD');
    expect(board.poll?.changed).toEqual(['the baseline was replaced', 'E8 rests on something else now']);
    expect(board.criteria.find((each) => each.criterion.id === 'E8')?.state).toBe('awaiting');
    expect(criterionDigest(gate.criteria[2] as Criterion)).not.toBe(
      criterionDigest(smallGate.criteria[2] as Criterion),
    );
  });

  test.each([
    ['required', changed('L4', { required: false })],
    ['waivable', changed('L4', { waivable: true })],
    ['owner', changed('L4', { owner: 'pm' })],
    ['mark', changed('L4', { floor: false })],
    ['facets', changed('I2', { facets: [] })],
    ['signer', changed('L4', { facets: [{ kind: 'sign', id: 'sign', roles: ['pm'], per: 'criterion' }] })],
    ['signing', changed('L4', { facets: [{ kind: 'sign', id: 'sign', roles: ['security'], per: 'findings' }] })],
    ['subject', changed('L4', { about: ['disclosure'] })],
    ['summary', changed('E8', { restsOn: [] })],
    ['presence', { ...smallGate, criteria: smallGate.criteria.filter((each) => each.id !== 'I2') }],
  ] as const)('attack 16: no hand-made baseline weakens a floor criterion by its %s', async (_, gate) => {
    const made = await scenario({ gate });
    await baselined(made, gate);
    expect(made.rule('floor').met).toBe(false);
    expect(made.board().verdict).not.toBe('GO');
    expect((await scenario()).rule('floor').met).toBe(true);
  });

  test('attack 16: fewer asked in a poll than the gate says is no poll', async () => {
    const made = await scenario();
    await made.ready();
    const stations = smallGate.callOrder
      .filter((role) => role !== 'security')
      .map((role) => ({ role, persons: [persons[role as keyof typeof persons]], needed: 1 }));
    await made.poll({ stations });
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    await made.minutes();
    expect(made.board()).toMatchObject({ verdict: 'HOLD', poll: { changed: ['it does not call security'] } });
  });
});
