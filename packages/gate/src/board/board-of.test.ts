import { describe, expect, test } from 'vitest';
import { goScenario, persons, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';

describe('the board', () => {
  test('calls roles by their titles, and one that only the roll call knows by its id', async () => {
    const roles = smallGate.roles.map((role) => ({ ...role, title: `Head of ${role.id}` }));
    const made = await scenario({ gate: { ...smallGate, roles, callOrder: ['sre', 'guest', 'qa'] } });
    expect(made.board().roles).toEqual([
      { role: 'sre', title: 'Head of sre', persons: ['sara'] },
      { role: 'guest', title: 'guest', persons: [] },
      { role: 'qa', title: 'Head of qa', persons: ['quinn'] },
    ]);
  });

  test('says that it is a preview where it shows what was just seen', async () => {
    const made = await goScenario();
    expect([made.board().preview, made.board({ preview: [] }).preview]).toEqual([false, true]);
    expect([made.board().verdict, made.board({ preview: [] }).verdict]).toEqual(['GO', 'HOLD']);
  });
});

describe('a preview', () => {
  test('shows the recorded door, and neither shuts nor opens it', async () => {
    const made = await goScenario();
    await made.decide();
    expect(made.board({ preview: [] })).toMatchObject({ preview: true, door: 'open' });
    await made.observe({ 'A4/history.test-reports@file': { result: 'Failed' } });
    expect(made.board({ preview: [] }).door).toBe('held');
  });
});

describe('a hold about one criterion', () => {
  test('is not lifted by sre alone: the owner of that criterion says so too', async () => {
    const made = await goScenario();
    const decision = await made.decide();
    const hold = await made.record.hold({ decision, criteria: ['I2'] });
    await made.record.resume({ holds: [hold], role: 'sre' }, { by: persons.sre });
    expect(made.board().door).toBe('held');
    await made.record.resume({ holds: [hold], role: 'qa' }, { by: persons.qa });
    expect(made.board().door).toBe('held');
    const resumed = await made.record.resume({ holds: [hold], role: 'legal' }, { by: persons.legal });
    expect(made.board()).toMatchObject({ door: 'open', holds: [{ resumedBy: resumed }] });
  });
});

describe('the door', () => {
  test('is not opened by a decision that honestly was no GO, when the verdict becomes one', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    await made.decide();
    expect(made.board()).toMatchObject({ door: 'closed', decision: { verdict: 'HOLD' } });
    for (const person of Object.values(persons)) await made.vote(person, 'go');
    await made.minutes();
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'closed', decision: { verdict: 'HOLD' } });
    await made.decide();
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'open', decision: { verdict: 'GO' } });
  });
});
