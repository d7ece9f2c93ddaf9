import { sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { resolvedText } from '../definition/resolved-form.ts';
import { finding } from '../testing/finding.ts';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { criterion, signed, smallGate } from '../testing/small-gate.ts';
import { owedBy } from './owed.ts';

function owed(made: Scenario, person: string) {
  return owedBy(person, made.board(), made.record.view());
}

const failed = { criterion: 'A4', facet: 'history.test-reports@file', findings: [finding('one').fingerprint] };

describe('what somebody else did is not done by this person', () => {
  test('minutes that another approved', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    await made.record.paper('# Minutes', { kind: 'minutes', path: 'minutes.md' });
    const body = made.board().minutes.body ?? '';
    const approve = (substance: string, by: string) =>
      made.record.signoff([{ about: 'minutes', role: null, substance }], { purpose: 'minutes', by });
    await approve(body, persons.qa);
    expect([owed(made, persons.qa).minutes, owed(made, persons.sre).minutes]).toEqual([null, body]);
    await approve(sha256('another body'), persons.sre);
    expect(owed(made, persons.sre).minutes).toBe(body);
  });

  test('a deliverable that another holder of its role rejected', async () => {
    const made = await scenario({ people: { ...persons, qa: ['quinn', 'quentin'] } });
    const substance = owed(made, 'quinn').deliverables[0]?.substance ?? '';
    const entry = { about: '6.1', role: 'qa', answer: 'rejected' as const, reason: 'No.' };
    await made.record.signoff([{ ...entry, substance }], { by: 'quentin', purpose: 'deliverable' });
    expect(owed(made, 'quentin').deliverables).toEqual([]);
    expect(owed(made, 'quinn').deliverables).toEqual([{ id: '6.1', role: 'qa', substance }]);
    await made.record.signoff([{ ...entry, substance: sha256('old') }], { by: 'quinn', purpose: 'deliverable' });
    expect(owed(made, 'quinn').deliverables).toHaveLength(1);
  });
});

describe('proposals', () => {
  test('of the root in force wait for nobody', async () => {
    const made = await scenario();
    for (const person of Object.values(persons)) expect(owed(made, person).proposals).toEqual([]);
  });

  test('of a baseline wait for others only where there are others, also for one whose author left', async () => {
    const made = await scenario();
    const proposal = await made.record.gate('source', resolvedText(smallGate), { by: persons.qa, facets: [] });
    expect(owed(made, persons.qa).proposals).toEqual([]);
    expect(owed(made, persons.pm).proposals).toEqual([
      { statement: proposal, type: 'gate', by: persons.qa, role: null },
    ]);
    const root = made.record.root();
    const left = { ...root, persons: root.persons.filter(({ id }) => id === persons.pm) };
    const view = { ...made.record.view(), roots: [left] };
    expect(owedBy(persons.pm, made.board(), view).proposals).toEqual([]);
  });

  test('of relief wait while they are proposed, in the role that owns the criterion', async () => {
    const made = await scenario({ people: { ...persons, legal: persons.qa } });
    await made.baseline();
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed', findings: [finding('one')] } });
    const expired = await made.record.waiver({ ...failed, expires: '2026-11-20T09:00:01Z' }, { by: persons.sre });
    const unknown = await made.record.waiver({ ...failed, criterion: 'Z9' }, { by: persons.sre });
    const waiver = await made.record.waiver(failed, { by: persons.sre });
    expect(made.board().relief.map(({ statement, state }) => [statement, state])).toEqual([
      [expired, 'expired'],
      [unknown, 'void'],
      [waiver, 'proposed'],
    ]);
    expect(owed(made, persons.qa).proposals).toEqual([
      { statement: waiver, type: 'waiver', by: persons.sre, role: 'qa' },
    ]);
    expect(owed(made, persons.pm).proposals).toEqual([]);
  });

  test('of a waiver that its owner asked for wait for another holder of the role alone', async () => {
    const made = await scenario({ people: { ...persons, qa: ['quinn', 'quentin'] } });
    const waiver = await made.record.waiver(failed, { by: 'quinn' });
    expect(owed(made, 'quentin').proposals).toMatchObject([{ statement: waiver, role: 'qa' }]);
    expect(owed(made, 'quinn').proposals).toEqual([]);
    expect(owed(made, persons.legal).proposals).toEqual([]);
  });

  test('of a deviation wait for anybody once its owner is among several who signed', async () => {
    const weakening = {
      digest: 'e'.repeat(64),
      criterion: 'P1',
      kind: 'recommended' as const,
      profile: 'required',
      gate: 'recommended',
      reason: null,
      relieved: null,
      difference: null,
      rule: null,
    };
    const p1 = criterion('P1', 'sre', [signed('sre')]);
    const made = await scenario({
      gate: { ...smallGate, criteria: [...smallGate.criteria, p1], weakenings: [weakening] },
    });
    const deviation = await made.record.deviation(
      { criterion: 'P1', weakening: weakening.digest },
      { by: persons.sre },
    );
    await made.record.cosign(deviation, { by: persons.qa });
    await made.record.withdraw(deviation, {}, { by: persons.sre });
    expect(owed(made, persons.legal).proposals).toEqual([]);
    const again = await made.record.deviation({ criterion: 'P1', weakening: weakening.digest }, { by: persons.sre });
    expect(owed(made, persons.legal).proposals).toEqual([
      { statement: again, type: 'deviation', by: persons.sre, role: null },
    ]);
    expect(owed(made, persons.sre).proposals).toEqual([]);
  });
});
