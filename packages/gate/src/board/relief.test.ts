import { type Bodies, sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import type { ResolvedGate, Weakening } from '../definition/resolved-gate.ts';
import { finding } from '../testing/finding.ts';
import { goScenario, persons, type Scenario, type ScenarioOptions, scenario } from '../testing/scenario.ts';
import { criterion, probed, smallGate } from '../testing/small-gate.ts';

const a4 = 'A4/history.test-reports@file';
const [one, two] = [finding('one'), finding('two')];

async function failing(options: ScenarioOptions = {}): Promise<Scenario> {
  const made = await scenario(options);
  await made.baseline();
  await made.observe({ [a4]: { result: 'Failed', findings: [one, two] } });
  return made;
}

function waive(made: Scenario, by: string, change: Partial<Bodies['waiver']> = {}, how: { at?: string } = {}) {
  const findings = [one.fingerprint, two.fingerprint];
  return made.record.waiver(
    { criterion: 'A4', facet: 'history.test-reports@file', findings, expires: '2026-12-01T00:00:00Z', ...change },
    { by, ...how },
  );
}

function only(made: Scenario, change = {}) {
  const [view] = made.board(change).relief;
  if (!view) throw new Error('There is no relief.');
  return view;
}

describe('a waiver', () => {
  test('takes a requester and another person who holds the role of the owner', async () => {
    const made = await failing();
    const waiver = await waive(made, persons.sre);
    expect(only(made)).toEqual({
      statement: waiver,
      kind: 'waiver',
      criterion: 'A4',
      requestedBy: persons.sre,
      approvedBy: [],
      reason: 'The port is closed by the firewall until the test ends.',
      expires: '2026-12-01T00:00:00Z',
      state: 'proposed',
      why: 'needs the approval of another person who holds the role qa',
    });
    await made.record.cosign(waiver, { by: persons.security });
    expect(only(made).state).toBe('proposed');
    await made.record.cosign(waiver, { by: persons.qa });
    expect(only(made)).toMatchObject({
      state: 'in force',
      why: 'until 2026-12-01T00:00:00Z',
      approvedBy: [persons.qa],
    });
    expect(made.criterion('A4')).toMatchObject({ state: 'met', waived: true, facets: [{ result: 'Failed' }] });
  });

  test('is not approved by its requester, whatever role and however many signatures', async () => {
    const made = await failing();
    const waiver = await waive(made, persons.qa);
    await made.record.cosign(waiver, { by: persons.qa });
    expect(only(made).state).toBe('proposed');
    expect(made.state('A4')).toBe('failed');
  });

  test('with one person in the project both signatures may be hers, and the grade says solo', async () => {
    const people = Object.fromEntries(Object.keys(persons).map((role) => [role, 'mira']));
    const made = await failing({ people });
    await waive(made, 'mira');
    expect(only(made)).toMatchObject({ state: 'in force', requestedBy: 'mira', approvedBy: [] });
    expect(made.board().duty.grade).toBe('S');
    expect(made.board().duty.notes).toContain('One person sits in every chair.');
    expect(made.rule('duty').met).toBe(false);
    expect(made.rule('duty', { gate: { ...smallGate, minimumGrade: 'S' } }).met).toBe(true);
  });

  test('covers listed findings alone', async () => {
    const made = await failing();
    await made.record.cosign(await waive(made, persons.sre, { findings: [one.fingerprint] }), { by: persons.qa });
    expect(only(made).state).toBe('in force');
    expect(made.criterion('A4')).toMatchObject({ state: 'failed', waived: false });
    await made.record.cosign(await waive(made, persons.sre, { findings: [two.fingerprint] }), { by: persons.qa });
    expect(made.state('A4')).toBe('met');
    await made.observe({ [a4]: { result: 'Failed', findings: [one, two, finding('three')] } });
    expect(made.state('A4')).toBe('failed');
  });

  test('covers one facet of one criterion', async () => {
    const made = await failing();
    const other = { facet: 'installers.manifest@file' };
    await made.record.cosign(await waive(made, persons.sre, other), { by: persons.qa });
    expect(only(made).state).toBe('in force');
    expect(made.state('A4')).toBe('failed');
  });

  test('ends on its day', async () => {
    const made = await failing();
    await made.record.cosign(await waive(made, persons.sre), { by: persons.qa });
    expect(made.state('A4', { now: '2026-11-30T23:59:59Z' })).toBe('met');
    expect(only(made, { now: '2026-12-01T00:00:00Z' })).toMatchObject({
      state: 'expired',
      why: 'expired 2026-12-01T00:00:00Z',
    });
    expect(made.state('A4', { now: '2026-12-01T00:00:00Z' })).toBe('failed');
  });

  test('is void beyond ninety days, also when dated ahead to look shorter', async () => {
    const made = await failing();
    const day = (count: number) => new Date(Date.parse(made.record.now()) + count * 86_400_000);
    const at = (count: number) => day(count).toISOString().replace('.000Z', 'Z');
    const state = async (expires: string, how = {}) => {
      const waiver = await waive(made, persons.sre, { expires }, how);
      await made.record.cosign(waiver, { by: persons.qa });
      return made.board().relief.find((each) => each.statement === waiver);
    };
    const now = { at: made.record.now() };
    expect(await state(at(90), now)).toMatchObject({ state: 'in force' });
    const long = new Date(day(90).getTime() + 1000).toISOString().replace('.000Z', 'Z');
    expect(await state(long, now)).toMatchObject({ state: 'void', why: 'it runs for more than 90 days' });
    expect(await state(at(170), { at: at(80) })).toMatchObject({ state: 'void' });
    await made.record.seal();
    expect(made.board({ now: at(80) }).relief.map((each) => each.state)).toContain('void');
  });

  test.each(['B1', 'I2', 'E8', 'L4'])('never covers %s, which cannot be waived', async (id) => {
    const made = await failing();
    await made.record.cosign(await waive(made, persons.pm, { criterion: id }), {
      by: made.criterion(id).criterion.owner === 'qa' ? persons.qa : persons.security,
    });
    expect(only(made)).toMatchObject({ state: 'void', why: `${id} cannot be waived` });
  });

  test('is void where the gate has no such criterion, or its author took it back', async () => {
    const made = await failing();
    const waiver = await waive(made, persons.sre, { criterion: 'Z9' });
    expect(only(made)).toMatchObject({ state: 'void', why: 'the gate has no criterion Z9' });
    await made.record.withdraw(waiver, {}, { by: persons.sre });
    expect(only(made)).toMatchObject({
      state: 'void',
      why: 'taken back, or signed with a key that no longer counts',
    });
  });

  test('falls with its approval: taken back, or answered again with a rejection', async () => {
    const made = await failing();
    const waiver = await waive(made, persons.sre);
    const approval = await made.record.cosign(waiver, { by: persons.qa });
    expect(only(made).state).toBe('in force');
    const entry = { about: waiver, substance: waiver, answer: 'rejected' as const, reason: 'On second thought.' };
    await made.record.signoff([entry], { purpose: 'co-signature', by: persons.qa });
    expect(only(made).state).toBe('proposed');
    await made.record.cosign(waiver, { by: persons.qa });
    expect(only(made).state).toBe('in force');
    await made.record.withdraw(approval, {}, { by: persons.qa });
    expect(only(made).state).toBe('in force');
  });

  test('of another phase is not even listed', async () => {
    const made = await failing();
    const body = { criterion: 'A4', facet: 'history.test-reports@file', findings: [one.fingerprint] };
    await made.record.waiver(body, { by: persons.sre, phase: 6 });
    expect(made.board().relief).toEqual([]);
  });

  test('must have been read out: what came after the poll opened makes another poll necessary', async () => {
    const made = await goScenario();
    expect(made.rule('waivers').met).toBe(true);
    await made.record.cosign(await waive(made, persons.sre), { by: persons.qa });
    expect(made.rule('waivers')).toMatchObject({
      met: false,
      explanation: { reason: 'Relief for A4 came after the poll opened.', command: 'sallyport kickoff poll' },
    });
    expect(made.board().verdict).toBe('HOLD');
    await made.poll();
    expect(made.rule('waivers').met).toBe(true);
  });
});

const client = criterion('H1', 'sre', [probed('history.test-reports')]);
const dropped: Weakening = {
  digest: sha256('H1 is dropped'),
  criterion: 'H1',
  kind: 'dropped',
  profile: 'H1 is required',
  gate: 'H1 is not there',
  reason: 'no client',
  relieved: null,
  difference: null,
  rule: null,
};
const notApplicable: Weakening = { ...dropped, digest: sha256('H1 does not apply'), kind: 'not applicable' };
const weaker: ResolvedGate = {
  ...smallGate,
  criteria: [...smallGate.criteria, client],
  weakenings: [dropped, { ...notApplicable, relieved: client }],
};

describe('a deviation', () => {
  const deviate = (made: Scenario, by: string, change: Partial<Bodies['deviation']> = {}) =>
    made.record.deviation({ criterion: 'H1', weakening: dropped.digest, ...change }, { by });

  test('takes the owner and another person, and until then the line of the profile holds', async () => {
    const made = await scenario({ gate: weaker });
    await made.baseline();
    const deviation = await deviate(made, persons.qa);
    expect(only(made)).toMatchObject({
      kind: 'deviation',
      state: 'proposed',
      why: 'needs the signature of sre, who owns H1',
    });
    await made.record.cosign(deviation, { by: persons.legal });
    expect(only(made).state).toBe('proposed');
    expect(made.state('H1')).toBe('unknown');
    await made.record.cosign(deviation, { by: persons.sre });
    expect(only(made)).toMatchObject({ state: 'in force', why: 'while the gate file says so', expires: null });
    expect(only(made).approvedBy.toSorted()).toEqual([persons.legal, persons.sre].toSorted());
    expect(made.board().criteria.some((each) => each.criterion.id === 'H1')).toBe(false);
    expect(made.board().weakenings.map((each) => each.deviation)).toEqual([deviation, null]);
  });

  test('of the owner alone needs another person', async () => {
    const made = await scenario({ gate: weaker });
    const deviation = await deviate(made, persons.sre);
    await made.record.cosign(deviation, { by: persons.sre });
    expect(only(made)).toMatchObject({ state: 'proposed', why: 'needs the signature of another person' });
    await made.record.cosign(deviation, { by: persons.qa });
    expect(only(made).state).toBe('in force');
  });

  test('binds the weakening as the gate file says it today', async () => {
    const made = await scenario({ gate: weaker });
    const deviation = await deviate(made, persons.sre, { weakening: sha256('something else') });
    await made.record.cosign(deviation, { by: persons.qa });
    expect(only(made)).toMatchObject({ state: 'void', why: 'the gate file no longer says this' });
    const other = await deviate(made, persons.sre, { criterion: 'A4' });
    expect(made.board().relief.find((each) => each.statement === other)?.state).toBe('void');
  });

  test('ends on its day, if it has one, and when it is taken back', async () => {
    const made = await scenario({ gate: weaker });
    const deviation = await deviate(made, persons.sre, { expires: '2026-12-01T00:00:00Z' });
    await made.record.cosign(deviation, { by: persons.qa });
    expect(only(made)).toMatchObject({ state: 'in force', why: 'until 2026-12-01T00:00:00Z' });
    expect(only(made, { now: '2026-12-01T00:00:00Z' })).toMatchObject({
      state: 'expired',
      why: 'expired 2026-12-01T00:00:00Z',
    });
    await made.record.withdraw(deviation, {}, { by: persons.sre });
    expect(only(made)).toMatchObject({
      state: 'void',
      why: 'taken back, or signed with a key that no longer counts',
    });
  });

  test('speaks for a NotApplicable, which stays visible as deviated', async () => {
    const made = await scenario({ gate: weaker });
    await made.baseline();
    await made.observe({ 'H1/history.test-reports@file': { result: 'NotApplicable' } });
    expect(made.state('H1')).toBe('unknown');
    const deviation = await deviate(made, persons.sre, { weakening: notApplicable.digest });
    expect(made.state('H1')).toBe('unknown');
    await made.record.cosign(deviation, { by: persons.qa });
    expect(made.criterion('H1')).toMatchObject({ state: 'met', facets: [{ deviated: true }] });
  });

  test('touches no floor criterion, whatever the resolved gate lists', async () => {
    const forged = { ...dropped, criterion: 'E8' };
    const made = await scenario({ gate: { ...weaker, weakenings: [forged] } });
    const deviation = await deviate(made, persons.security, { criterion: 'E8' });
    await made.record.cosign(deviation, { by: persons.qa });
    expect(only(made)).toMatchObject({ state: 'void', why: 'E8 allows no deviation' });
    expect(made.state('E8')).toBe('awaiting');
  });
});
