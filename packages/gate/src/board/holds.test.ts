import { blobPath } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';

async function decided(): Promise<{ made: Scenario; decision: string }> {
  const made = await goScenario();
  const decision = await made.decide();
  return { made, decision };
}

function lift(made: Scenario, hold: string, role: string, by: string): Promise<string> {
  return made.record.resume({ holds: [hold], role }, { by });
}

describe('the door', () => {
  test('is closed before a GO, whatever the verdict', async () => {
    const made = await goScenario();
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'closed', decision: null });
    await made.decide({ verdict: 'HOLD' });
    expect(made.board()).toMatchObject({ door: 'closed', decision: { verdict: 'HOLD' } });
  });

  test('is open after it, and held when the verdict falls', async () => {
    const { made, decision } = await decided();
    expect(made.board()).toMatchObject({
      verdict: 'GO',
      door: 'open',
      decision: { statement: decision, verdict: 'GO' },
    });
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed' } });
    expect(made.board()).toMatchObject({ verdict: 'NO-GO', door: 'held' });
    await made.observe();
    expect(made.board().door).toBe('open');
  });

  test('stays open through the grace of each criterion: its own, else one age', async () => {
    const { made } = await decided();
    const at = (days: number, minutes: number) =>
      new Date(Date.parse(made.record.now()) + days * 86_400_000 + minutes * 60_000)
        .toISOString()
        .replace('.000Z', 'Z');
    expect(made.board({ now: at(8, 0) })).toMatchObject({ verdict: 'HOLD', door: 'open' });
    expect(made.state('A4', { now: at(8, 0) })).toBe('stale');
    expect(made.board({ now: at(13, 0) }).door).toBe('open');
    expect(made.board({ now: at(14, 1) }).door).toBe('held');
  });

  test('does not shut because a sign-off of then grew old, while its substance holds', async () => {
    const { made } = await decided();
    const now = '2026-12-20T00:00:00Z';
    await made.observe({}, { at: now });
    expect(made.state('E8', { now })).toBe('stale');
    made.record.advance(29 * 86_400);
    await made.observe();
    expect(made.board({ now })).toMatchObject({ verdict: 'HOLD', door: 'open' });
    const about = new Map(made.facts().about).set('C4', 'f'.repeat(64));
    expect(made.board({ now, about }).door).toBe('held');
  });

  test('does not shut because another poll was opened', async () => {
    const { made } = await decided();
    await made.poll();
    expect(made.board()).toMatchObject({ verdict: 'HOLD', door: 'open' });
    await made.vote('mira', 'go');
    await made.record.paper('# Other minutes\n', { kind: 'minutes', path: 'minutes.md' });
    expect(made.board().door).toBe('open');
    await made.vote('noor', 'no-go');
    expect(made.board()).toMatchObject({ verdict: 'NO-GO', door: 'held' });
  });

  test('is closed again when the decision was withdrawn, and of two that crossed none is shown as decided', async () => {
    const { made, decision } = await decided();
    await made.record.withdraw(decision);
    expect(made.board()).toMatchObject({ door: 'closed', decision: null });
    const cites = [decision];
    await made.decide({}, { cites, previous: [] });
    await made.decide({}, { cites, previous: [] });
    expect(made.board().decision?.verdict).toBe('HOLD');
    expect(made.board().door).toBe('closed');
  });

  test('is not opened by a GO that the record does not give again', async () => {
    const made = await scenario();
    await made.baseline();
    await made.decide({ verdict: 'GO' });
    expect(made.board()).toMatchObject({ verdict: 'HOLD', door: 'closed' });
    await made.ready();
    await made.poll();
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    await made.minutes();
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'closed' });
    await made.decide();
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'open' });
  });

  test('is held where nobody here can tell whether a GO opened it', async () => {
    const made = await goScenario();
    await made.decide({ semantics: '1999.01' });
    expect(made.board().door).toBe('held');
    const { made: other } = await decided();
    expect(other.board().door).toBe('open');
    const sealed = other.record.view().statements.find((each) => each.type === 'gate');
    if (sealed?.type !== 'gate') throw new Error('There is no baseline.');
    other.record.files.delete(blobPath(sealed.body.resolved));
    expect(other.board().door).toBe('held');
  });

  test('that a forged GO left closed cannot be held, nor a hold be what shuts it', async () => {
    const made = await scenario();
    await made.baseline();
    const decision = await made.decide({ verdict: 'GO' });
    await made.record.hold({ decision, criteria: ['A4'] }, { by: persons.sre });
    expect(made.board().door).toBe('closed');
  });

  test('is not opened by a GO of another phase', async () => {
    const made = await goScenario();
    await made.decide({}, { phase: 6 });
    expect(made.board()).toMatchObject({ door: 'closed', decision: null });
  });

  test('a later NO-GO is the newest decision, and the door goes by the verdict now', async () => {
    const { made } = await decided();
    await made.vote('noor', 'no-go');
    const second = await made.decide();
    expect(made.board()).toMatchObject({ door: 'held', decision: { statement: second, verdict: 'NO-GO' } });
    await made.vote('noor', 'go');
    expect(made.board().door).toBe('open');
  });
});

describe('a hold', () => {
  test('by anybody shuts the door, and by a runner too', async () => {
    const { made, decision } = await decided();
    const hold = await made.record.hold({ decision, criteria: ['A4'] }, { by: persons.legal });
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'held' });
    expect(made.board().holds).toMatchObject([
      { statement: hold, by: persons.legal, runner: null, reason: 'Redis is reachable.', resumedBy: null },
    ]);
    await made.record.hold({ decision }, { by: 'runner:ci' });
    expect(made.board().holds[1]).toMatchObject({ by: null, runner: 'ci' });
  });

  test('is lifted by sre and the owner of what failed, both', async () => {
    const { made, decision } = await decided();
    const hold = await made.record.hold({ decision, criteria: ['A4'] }, { by: persons.legal });
    expect(made.board().holds[0]?.needs).toEqual(['sre', 'qa']);
    await lift(made, hold, 'qa', persons.qa);
    expect(made.board().holds[0]?.needs).toEqual(['sre']);
    expect(made.board().door).toBe('held');
    await lift(made, hold, 'sre', persons.qa);
    expect(made.board().door).toBe('held');
    const resumed = await lift(made, hold, 'sre', persons.sre);
    expect(made.board().door).toBe('open');
    expect(made.board().holds[0]).toMatchObject({ resumedBy: resumed, needs: [] });
  });

  test.each(['C4', 'D2', 'E8'])('about %s takes security instead of the owner', async (id) => {
    const { made, decision } = await decided();
    const hold = await made.record.hold({ decision, criteria: [id] });
    await lift(made, hold, 'sre', persons.sre);
    await lift(made, hold, 'qa', persons.qa);
    expect(made.board().door).toBe('held');
    await lift(made, hold, 'security', persons.security);
    expect(made.board().door).toBe('open');
  });

  test('about nothing in particular, or about what the gate does not know, takes sre alone', async () => {
    const { made, decision } = await decided();
    for (const criteria of [[], ['Z9']]) {
      const hold = await made.record.hold({ decision, criteria });
      expect(made.board().door).toBe('held');
      await lift(made, hold, 'sre', persons.sre);
      expect(made.board().door).toBe('open');
    }
  });

  test('is lifted by nobody who has not seen it, and by no resume of another', async () => {
    const { made, decision } = await decided();
    const hold = await made.record.hold({ decision, criteria: [] });
    const other = await made.record.hold({ decision, criteria: [] });
    await made.record.resume({ holds: [hold], role: 'sre' }, { by: persons.sre, cites: [decision], previous: [] });
    expect(made.board().holds.map((each) => each.resumedBy)).toEqual([null, null]);
    await lift(made, other, 'sre', persons.sre);
    expect(made.board().holds.map((each) => each.resumedBy === null)).toEqual([true, false]);
    expect(made.board().door).toBe('held');
  });

  test('is not lifted by its author taking it back: only resume lifts a hold', async () => {
    const { made, decision } = await decided();
    const hold = await made.record.hold({ decision, criteria: ['A4'] }, { by: persons.legal });
    await made.record.withdraw(hold, {}, { by: persons.legal });
    expect(made.board().door).toBe('held');
  });

  test('stands again when its resume is taken back', async () => {
    const { made, decision } = await decided();
    const hold = await made.record.hold({ decision, criteria: [] });
    const resumed = await lift(made, hold, 'sre', persons.sre);
    expect(made.board().door).toBe('open');
    await made.record.withdraw(resumed, {}, { by: persons.sre });
    expect(made.board().door).toBe('held');
  });

  test('of another phase holds another door', async () => {
    const { made, decision } = await decided();
    await made.record.hold({ decision }, { phase: 8 });
    expect(made.board()).toMatchObject({ door: 'open', holds: [] });
  });

  test('with a compromised key is silent', async () => {
    const made = await scenario();
    const hold = await made.record.hold({ decision: made.record.fingerprint }, { by: persons.legal });
    expect(made.board().holds.map((each) => each.statement)).toEqual([hold]);
    await made.record.changeRoot(
      (root) => ({
        keys: root.keys.map((key) =>
          key.person === persons.legal ? { ...key, status: 'compromised' as const, since: 0 } : key,
        ),
      }),
      { cosigners: [persons.qa] },
    );
    expect(made.board().holds).toEqual([]);
  });
});
