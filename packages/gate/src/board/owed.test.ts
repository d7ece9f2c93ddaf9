import { describe, expect, test } from 'vitest';
import { resolvedText } from '../definition/resolved-form.ts';
import { finding } from '../testing/finding.ts';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';
import { owedBy } from './owed.ts';

function owed(made: Scenario, person: string) {
  return owedBy(person, made.board(), made.record.view());
}

const nothing = { proposals: [], acknowledgements: [], criteria: [], deliverables: [], minutes: null, vote: [] };

describe('what a person is asked for', () => {
  test('criteria and deliverables of their roles, until they answered', async () => {
    const made = await scenario();
    await made.baseline();
    await made.observe();
    const mine = owed(made, persons.security);
    expect(mine.criteria.map(({ view, role }) => [view.criterion.id, role])).toEqual([
      ['E8', 'security'],
      ['L4', 'security'],
    ]);
    expect(owed(made, persons.qa).deliverables).toMatchObject([{ id: '6.1', role: 'qa' }]);
    expect(owed(made, persons.legal).deliverables).toEqual([]);
    await made.accept(persons.security, 'security', 'L4');
    expect(owed(made, persons.security).criteria.map(({ view }) => view.criterion.id)).toEqual(['E8']);
    await made.reject(persons.security, 'security', 'E8');
    expect(owed(made, persons.security).criteria).toEqual([]);
  });

  test('a deliverable they have rejected is answered', async () => {
    const made = await scenario();
    const substance = owed(made, persons.qa).deliverables[0]?.substance ?? '';
    const entry = { about: '6.1', role: 'qa', substance, answer: 'rejected' as const, reason: 'No.' };
    await made.record.signoff([entry], { by: persons.qa, purpose: 'deliverable' });
    expect(owed(made, persons.qa).deliverables).toEqual([]);
  });

  test('the vote in an open poll and the approval of its minutes', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    expect(owed(made, persons.sre).vote).toEqual(['sre']);
    expect(owed(made, persons.sre).minutes).toBeNull();
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    expect(owed(made, persons.sre).vote).toEqual([]);
    await made.record.paper('# Minutes', { kind: 'minutes', path: 'minutes.md' });
    const body = made.board().minutes.body;
    expect(owed(made, persons.sre).minutes).toBe(body);
    const entry = { about: 'minutes', role: null, substance: body ?? '' };
    await made.record.signoff([entry], { purpose: 'minutes', by: persons.sre });
    expect(owed(made, persons.sre).minutes).toBeNull();
    expect(owed(made, 'nobody')).toEqual(nothing);
  });

  test('no vote in a poll that is void or over', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    const late = made.board({ now: '2026-12-20T00:00:00Z' });
    expect(owedBy(persons.sre, late, made.record.view()).vote).toEqual([]);
  });

  test('with everything done nothing waits for anybody', async () => {
    const made = await goScenario();
    for (const person of Object.values(persons)) expect(owed(made, person)).toEqual(nothing);
  });
});

describe('proposals wait for those who carry them further', () => {
  test('a root for everybody but its author and who signed it', async () => {
    const made = await scenario();
    const proposal = await made.record.changeRoot(() => ({ grants: [] }));
    expect(made.record.root().version).toBe(1);
    const line = { statement: proposal, type: 'trust', by: 'mira', role: null };
    expect(owed(made, 'mira').proposals).toEqual([]);
    expect(owed(made, 'quinn').proposals).toEqual([line]);
    await made.record.cosign(proposal, { by: 'quinn' });
    expect(owed(made, 'quinn').proposals).toEqual([]);
    await made.record.seal();
    expect(made.record.view().roots).toHaveLength(2);
    expect(owed(made, 'lena').proposals).toEqual([]);
  });

  test('a root that another overtook waits for nobody', async () => {
    const made = await scenario();
    await made.record.changeRoot(() => ({ grants: [] }));
    await made.record.changeRoot((root) => ({ grants: root.grants.slice(1) }), { cosigners: ['lena'] });
    expect(made.record.root().version).toBe(2);
    expect(owed(made, 'quinn').proposals).toEqual([]);
  });

  test('a baseline until one other signed it', async () => {
    const made = await scenario();
    await made.record.gate('source', resolvedText(smallGate), { phase: 6 });
    expect(owed(made, 'quinn').proposals).toEqual([]);
    const proposal = await made.record.gate('source', resolvedText(smallGate), { facets: [] });
    expect(owed(made, 'quinn').proposals).toMatchObject([{ statement: proposal, type: 'gate' }]);
    await made.record.cosign(proposal, { by: 'lena' });
    expect(owed(made, 'quinn').proposals).toEqual([]);
  });

  test('a baseline in a project of one waits for nobody', async () => {
    const people = Object.fromEntries(Object.keys(persons).map((role) => [role, 'mira']));
    const made = await scenario({ people });
    await made.record.gate('source', resolvedText(smallGate), { facets: [] });
    expect(owed(made, 'mira').proposals).toEqual([]);
  });

  test('a waiver for those who hold the role of its owner', async () => {
    const made = await scenario();
    await made.baseline();
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed', findings: [finding('one')] } });
    const body = { criterion: 'A4', facet: 'history.test-reports@file', findings: [finding('one').fingerprint] };
    const waiver = await made.record.waiver(body, { by: persons.sre });
    expect(owed(made, persons.qa).proposals).toEqual([
      { statement: waiver, type: 'waiver', by: persons.sre, role: 'qa' },
    ]);
    expect(owed(made, persons.security).proposals).toEqual([]);
    expect(owed(made, persons.sre).proposals).toEqual([]);
    await made.record.cosign(waiver, { by: persons.qa });
    expect(owed(made, persons.qa).proposals).toEqual([]);
  });

  test('a deviation first for its owner, then for anybody else', async () => {
    const weakening = {
      digest: 'e'.repeat(64),
      criterion: 'A4',
      kind: 'recommended' as const,
      profile: 'required',
      gate: 'recommended',
      reason: null,
      relieved: smallGate.criteria[0] ?? null,
      difference: null,
      rule: null,
    };
    const made = await scenario({ gate: { ...smallGate, weakenings: [weakening] } });
    const deviation = await made.record.deviation(
      { criterion: 'A4', weakening: weakening.digest },
      { by: persons.legal },
    );
    expect(owed(made, persons.qa).proposals).toMatchObject([{ statement: deviation, type: 'deviation', role: 'qa' }]);
    expect(owed(made, persons.sre).proposals).toEqual([]);
    const own = await made.record.deviation({ criterion: 'A4', weakening: weakening.digest }, { by: persons.qa });
    expect(owed(made, persons.sre).proposals).toMatchObject([{ statement: own, role: null }]);
  });
});
