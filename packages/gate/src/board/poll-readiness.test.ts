import type { Sha256, Snapshot } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { replayDecision } from './replay.ts';
import { takeSnapshot } from './snapshot.ts';

const a4 = 'A4/history.test-reports@file';

/** Everybody says GO in the open poll, and the minutes are approved. */
async function voted(made: Scenario): Promise<Scenario> {
  for (const person of Object.values(persons)) await made.vote(person, 'go');
  await made.minutes();
  return made;
}

function changedOf(made: Scenario): readonly string[] {
  return made.board().poll?.changed ?? [];
}

function snapshotWith(made: Scenario, change: Partial<Snapshot>): Snapshot {
  return { ...takeSnapshot(made.facts(), made.board()), ...change };
}

describe('a poll that was opened too early', () => {
  test('is void although everything was met afterwards: its votes are no GO', async () => {
    const made = await scenario();
    await made.ready();
    await made.accept(persons.pm, 'pm', 'M1');
    await made.reject(persons.sre, 'sre', 'C4');
    await made.poll();
    await made.accept(persons.sre, 'sre', 'C4');
    await voted(made);
    const board = made.board();
    expect(board.counts.met).toBe(board.counts.required);
    expect(board.poll?.changed).toEqual(['it was opened while C4 was not met']);
    expect(board.verdict).toBe('HOLD');
    expect(made.rule('poll').explanation?.reason).toBe('The poll is void: it was opened while C4 was not met.');
    await made.poll();
    await voted(made);
    expect(made.board().verdict).toBe('GO');
  });

  test('lists what nobody had looked at or signed, and no recommended criterion', async () => {
    const made = await scenario();
    await made.baseline();
    await made.poll();
    expect(changedOf(made)).toEqual(['it was opened while A4, B1, C4, E8, I2, L4 were not met']);
  });

  test('still carries a no-go', async () => {
    const made = await scenario();
    await made.baseline();
    await made.poll();
    await made.vote(persons.legal, 'no-go');
    expect(made.board().verdict).toBe('NO-GO');
  });

  test('opens no door, whatever a decision says', async () => {
    const made = await scenario();
    await made.ready();
    await made.reject(persons.sre, 'sre', 'C4');
    const poll = await made.poll();
    await made.accept(persons.sre, 'sre', 'C4');
    await voted(made);
    const digest = await made.decide({ verdict: 'GO' });
    const view = made.record.view();
    const decision = view.statements.find((each) => each.digest === digest);
    if (decision?.type !== 'decision') throw new Error('There is no decision.');
    expect(decision.body.poll).toBe(poll);
    expect(replayDecision(view, decision)).toMatchObject({ agrees: false, recomputed: 'HOLD' });
    expect(made.board().door).not.toBe('open');
  });

  test('on stale evidence is void, also where it is dated back to when the evidence was young', async () => {
    const made = await scenario();
    await made.ready();
    const young = made.record.now();
    made.record.advance(8 * 86_400);
    await made.accept(persons.sre, 'sre', 'C4');
    await made.accept(persons.security, 'security', 'E8');
    await made.poll({ opened: young }, { at: young });
    await made.observe();
    expect(changedOf(made)).toContain('it was opened while A4 was not met');
    await made.poll();
    expect(changedOf(made)).toEqual([]);
  });

  test('under a waiver in force is rightly opened, under one that nobody approved it is not', async () => {
    const made = await scenario();
    await made.baseline();
    const failed = finding('one');
    await made.observe({ [a4]: { result: 'Failed', findings: [failed] } });
    const expires = new Date(Date.parse(made.record.now()) + 30 * 86_400_000).toISOString().replace('.000Z', 'Z');
    const [criterion = '', facet = ''] = a4.split('/');
    const waiver = await made.record.waiver(
      { criterion, facet, findings: [failed.fingerprint], expires },
      { by: persons.sre },
    );
    const before = await made.record.cosign(waiver, { by: persons.qa });
    for (const [person, role, id] of [
      [persons.sre, 'sre', 'C4'],
      [persons.security, 'security', 'E8'],
      [persons.legal, 'legal', 'I2'],
      [persons.security, 'security', 'L4'],
    ] as const)
      await made.accept(person, role, id);
    await made.poll();
    expect(made.criterion('A4').waived).toBe(true);
    expect(changedOf(made)).toEqual([]);
    await made.record.withdraw(before, {}, { by: persons.qa });
    await made.poll();
    await made.record.cosign(waiver, { by: persons.qa });
    expect(changedOf(made)).toContain('it was opened while A4 was not met');
  });
});

describe("a poll's snapshot", () => {
  test('says what the record gave: no other substance is voted on', async () => {
    const made = await scenario();
    await made.ready();
    const { substances } = snapshotWith(made, {});
    const forged: Record<string, Sha256> = { ...substances, C4: 'f'.repeat(64) };
    await made.poll({ snapshot: snapshotWith(made, { substances: forged }) });
    expect(changedOf(made)).toContain('its snapshot says something else about C4 than the record did');
  });

  test('calls no other subject seen than was', async () => {
    const made = await scenario();
    await made.ready();
    const subjects = { ...snapshotWith(made, {}).subjects, [a4]: 'f'.repeat(64) };
    await made.poll({ snapshot: snapshotWith(made, { subjects }) });
    expect(changedOf(made)).toEqual([
      'it was opened while A4 was not met',
      'its snapshot says something else about A4 than the record did',
    ]);
  });

  test('reads out the relief that was in force, no less and no more', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll({ snapshot: snapshotWith(made, { relief: ['e'.repeat(64)] }) });
    expect(changedOf(made)).toEqual(['its snapshot lists other relief than was in force']);
  });

  test('stands on a baseline in force that was seen', async () => {
    const made = await scenario();
    await made.ready();
    const kickoff = await made.record.kickoff({ invited: [persons.pm] });
    await made.poll({ kickoff, snapshot: snapshotWith(made, { baseline: 'd'.repeat(64) }) });
    expect(changedOf(made)).toContain('it stands on a baseline that its author cannot have seen');
    const unseen = await scenario();
    await unseen.ready();
    await unseen.poll({}, { cites: [], previous: [] });
    expect(changedOf(unseen)).toEqual(['it stands on a baseline that its author cannot have seen']);
  });

  test('on a baseline of one signature is void, also when the second comes later', async () => {
    const made = await scenario();
    const gate = await made.record.gate('source', JSON.stringify(made.gate), { by: persons.pm });
    await made.poll({ snapshot: snapshotWith(made, { baseline: gate }) });
    await made.record.cosign(gate, { by: persons.qa });
    expect(changedOf(made)).toContain('it stands on a baseline that was not in force');
  });

  test('cannot be judged on sealed bytes that are no gate, which is HOLD and no failure of ours', async () => {
    const made = await scenario();
    const gate = await made.record.gate('source', 'no gate', { by: persons.pm });
    await made.record.cosign(gate, { by: persons.qa });
    const snapshot = { ...takeSnapshot(made.facts(), { criteria: [], deliverables: [], relief: [], baseline: null }) };
    await made.ready();
    await made.poll({ snapshot: { ...snapshot, baseline: gate } });
    expect(changedOf(made)[0]).toMatch(/^it cannot be judged: The sealed gate is not JSON/);
  });
});
