import { blobPath } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { resolvedText } from '../definition/resolved-form.ts';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { criterion, signed, smallFacets, smallGate } from '../testing/small-gate.ts';

const facets = [...smallFacets].sort();

function propose(made: Scenario, gate: ResolvedGate, by: string = persons.pm, more = {}) {
  return made.record.gate('source', resolvedText(gate), { by, facets, ...more });
}

describe('the baseline', () => {
  test('takes two persons', async () => {
    const made = await scenario();
    expect(made.rule('baseline').explanation).toMatchObject({
      reason: 'The gate file has no baseline.',
      command: 'sallyport baseline',
    });
    const proposal = await propose(made, smallGate);
    await made.record.cosign(proposal, { by: persons.pm });
    expect(made.board().baseline).toBeNull();
    expect(made.rule('baseline').explanation).toMatchObject({
      reason: 'The baseline has one signature and needs another person.',
      command: 'sallyport sign',
    });
    await made.record.cosign(proposal, { by: persons.qa });
    expect(made.board().baseline).toEqual({ statement: proposal, changed: [] });
    expect(made.rule('baseline').met).toBe(true);
  });

  test('takes one in a project of one', async () => {
    const people = Object.fromEntries(Object.keys(persons).map((role) => [role, 'mira']));
    const made = await scenario({ people });
    await propose(made, smallGate, 'mira');
    expect(made.rule('baseline').met).toBe(true);
  });

  test('a changed criterion opens the rule and is named; what was signed of it falls, and nothing else', async () => {
    const made = await goScenario();
    const criteria = smallGate.criteria.map((each) => (each.id === 'L4' ? { ...each, asks: 'Nothing.' } : each));
    const changed = { gate: { ...smallGate, criteria } };
    expect(made.board(changed).baseline?.changed).toEqual(['L4']);
    expect(made.rule('baseline', changed).explanation?.reason).toBe('The gate file changed since its baseline: L4.');
    expect(made.board(changed).verdict).toBe('HOLD');
    const open = made.board(changed).criteria.filter((each) => each.state !== 'met');
    expect(open.map((each) => each.criterion.id)).toEqual(['L4']);
  });

  test('criteria that came or went are changes, and other settings have no name of their own', async () => {
    const made = await scenario();
    await made.baseline();
    const more = [...smallGate.criteria, criterion('Z1', 'pm', [signed('pm')])];
    expect(made.board({ gate: { ...smallGate, criteria: more } }).baseline?.changed).toEqual(['Z1']);
    const fewer = smallGate.criteria.filter((each) => each.id !== 'A4');
    expect(made.board({ gate: { ...smallGate, criteria: fewer } }).baseline?.changed).toEqual(['A4']);
    expect(made.board({ gate: { ...smallGate, minimumGrade: 'C' } }).baseline?.changed).toEqual([
      'settings of the gate file',
    ]);
  });

  test('another baseline of the same gate, as after a changed comment, keeps everything', async () => {
    const made = await goScenario();
    const again = await made.record.gate('source with a comment', resolvedText(smallGate), { by: persons.qa, facets });
    await made.record.cosign(again, { by: persons.sre });
    const board = made.board();
    expect(board.baseline).toEqual({ statement: again, changed: [] });
    expect(board.poll?.state).toBe('complete');
    expect(board.verdict).toBe('GO');
  });

  test('a baseline of another gate voids the poll', async () => {
    const made = await goScenario();
    const gate = { ...smallGate, kickoff: { quorum: 1 } };
    await made.record.cosign(await propose(made, gate), { by: persons.sre });
    expect(made.board({ gate }).poll?.changed).toEqual(['the baseline was replaced']);
  });

  test('a baseline of other probed facets voids the poll too', async () => {
    const made = await goScenario();
    const fewer = { facets: facets.slice(1) };
    await made.record.cosign(await propose(made, smallGate, persons.pm, fewer), { by: persons.sre });
    expect(made.board().poll?.changed).toContain('the baseline was replaced');
  });

  test('pins which facets are probed', async () => {
    const made = await scenario();
    await made.record.cosign(await propose(made, smallGate, persons.pm, { facets: [] }), { by: persons.qa });
    expect(made.criterion('A4')).toMatchObject({ probed: 0, attested: 1 });
    await made.baseline();
    expect(made.criterion('A4', { builtFacets: new Set() })).toMatchObject({ probed: 1, attested: 0 });
  });

  test('the newest that is complete counts, and a proposal after it changes nothing', async () => {
    const made = await scenario();
    const first = await made.baseline();
    await propose(made, { ...smallGate, minimumGrade: 'S' });
    expect(made.board().baseline?.statement).toBe(first);
    const second = await made.baseline();
    expect(made.board().baseline?.statement).toBe(second);
  });

  test('two that crossed are none', async () => {
    const made = await scenario();
    const cites = [await made.observe()];
    const left = await propose(made, smallGate, persons.pm, { cites, previous: [] });
    const right = await propose(made, smallGate, persons.qa, { cites, previous: [] });
    await made.record.cosign(left, { by: persons.sre });
    await made.record.cosign(right, { by: persons.sre });
    expect(made.board().baseline).toBeNull();
  });

  test('of another phase, or withdrawn, is none', async () => {
    const made = await scenario();
    await made.record.cosign(await propose(made, smallGate, persons.pm, { phase: 6 }), { by: persons.sre });
    expect(made.board().baseline).toBeNull();
    const proposal = await propose(made, smallGate);
    await made.record.cosign(proposal, { by: persons.sre });
    await made.record.withdraw(proposal);
    expect(made.board().baseline).toBeNull();
  });

  test('whose sealed gate is missing from the record says so', async () => {
    const made = await scenario();
    await made.baseline();
    const statement = made.record.view().statements.find((each) => each.type === 'gate');
    made.record.files.delete(blobPath(statement?.type === 'gate' ? statement.body.resolved : ''));
    const changed = { gate: { ...smallGate, minimumGrade: 'C' as const } };
    expect(made.board(changed).baseline?.changed).toEqual(['the sealed gate is missing from the record']);
    expect(made.board().baseline?.changed).toEqual([]);
    expect(made.rule('record').met).toBe(false);
  });
});
