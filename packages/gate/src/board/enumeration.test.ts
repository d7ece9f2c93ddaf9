import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { enumerate } from './enumeration.ts';
import { evaluate } from './evaluate.ts';

function listed(made: Scenario, change = {}) {
  return enumerate(evaluate(made.facts(change)), made.record.view());
}

function reasons(made: Scenario, change = {}) {
  return new Map(listed(made, change).notCounted.map(({ statement, reason }) => [statement, reason]));
}

describe('enumeration', () => {
  test('counts everything that a GO rests on, sorted, and leaves nothing aside', async () => {
    const made = await goScenario();
    const { counted, notCounted, missingRoles } = listed(made);
    const expected = made.record
      .view()
      .statements.filter((each) => each.type !== 'trust')
      .map((each) => each.digest);
    expect(counted).toEqual(expected.toSorted());
    expect([notCounted, missingRoles]).toEqual([[], []]);
  });

  test('names every sign-off that does not stand, with the reason', async () => {
    const made = await goScenario();
    const signed = made.criterion('L4').facets[0]?.signoffs[0]?.statement ?? '';
    const about = new Map(made.facts().about).set('L4', sha256('other'));
    expect(reasons(made, { about }).get(signed)).toBe('what it bound has changed');
    await made.accept(persons.security, 'security', 'L4');
    expect(reasons(made).get(signed)).toBe('replaced, taken back, or without a role that counts');
  });

  test('a statement that stands for one criterion and not for another is counted once', async () => {
    const made = await scenario();
    const entries = ['L4', 'E8'].map((id) => ({
      about: id,
      role: 'security',
      substance: made.criterion(id).substance,
    }));
    const both = await made.record.signoff(entries, { by: persons.security });
    const about = new Map(made.facts().about).set('L4', sha256('other'));
    expect(listed(made, { about }).counted).toContain(both);
    expect(reasons(made, { about }).has(both)).toBe(false);
  });

  test('names votes that do not count and roles that did not say GO', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    const poll = made.board().poll?.statement ?? '';
    const vote = await made.record.vote({ roles: ['sre'], answer: 'go', poll, snapshot: sha256('x') }, { by: 'sara' });
    await made.vote('quinn', 'go');
    const noGo = await made.vote('noor', 'no-go');
    expect(reasons(made).get(vote)).toBe('binds another snapshot');
    expect(listed(made).counted).toContain(noGo);
    expect(listed(made).missingRoles).toEqual(['legal', 'pm', 'security', 'sre']);
  });

  test('names an earlier no-go that its author answered again', async () => {
    const made = await goScenario();
    const noGo = await made.vote('noor', 'no-go');
    await made.vote('noor', 'go');
    expect(reasons(made).has(noGo)).toBe(true);
  });

  test('counts relief in force and says of any other how it stands', async () => {
    const made = await scenario();
    await made.baseline();
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed', findings: [finding('one')] } });
    const body = { criterion: 'A4', facet: 'history.test-reports@file', findings: [finding('one').fingerprint] };
    const waiver = await made.record.waiver(body, { by: persons.sre });
    expect(reasons(made).get(waiver)).toBe('proposed: needs the approval of another person who holds the role qa');
    const approval = await made.record.cosign(waiver, { by: persons.qa });
    expect(listed(made).counted).toEqual(expect.arrayContaining([waiver, approval]));
    await made.record.withdraw(approval, {}, { by: persons.qa });
    expect(reasons(made).get(approval)).toBe('replaced, taken back, or without a role that counts');
  });

  test('counts an acknowledgement with the probe that reads it', async () => {
    const made = await scenario();
    const entry = { about: 'incident.md', role: null, substance: sha256('plan') };
    const acknowledged = await made.record.signoff([entry], { purpose: 'acknowledgement', by: persons.sre });
    expect(listed(made).counted).toContain(acknowledged);
    await made.record.withdraw(acknowledged, {}, { by: persons.sre });
    expect(reasons(made).has(acknowledged)).toBe(true);
  });

  test('leaves the statements of other phases to their own decisions', async () => {
    const made = await scenario();
    const other = await made.accept(persons.security, 'security', 'L4', { phase: 6 });
    const vote = await made.record.vote({ roles: ['security'], answer: 'no-go' }, { by: 'noor', phase: 6 });
    const { counted, notCounted } = listed(made);
    const all = [...counted, ...notCounted.map((each) => each.statement)];
    expect(all).not.toContain(other);
    expect(all).not.toContain(vote);
    expect(made.board().verdict).toBe('HOLD');
  });
});
