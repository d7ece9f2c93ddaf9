import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { enumerate } from './enumeration.ts';
import { evaluate } from './evaluate.ts';

function later(made: Scenario, seconds: number): string {
  return new Date(Date.parse(made.record.now()) + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

describe('a statement that is dated later than its own seal', () => {
  test('accepts nothing: its author is told, and signs again', async () => {
    const made = await scenario();
    await made.ready();
    const at = later(made, 3600);
    await made.reject(persons.sre, 'sre', 'C4');
    const misdated = await made.accept(persons.sre, 'sre', 'C4', { at });
    expect(made.state('C4')).toBe('met');
    await made.record.seal();
    expect(made.state('C4')).toBe('failed');
    const { notCounted } = enumerate(evaluate(made.facts()), made.record.view());
    expect(notCounted).toContainEqual({
      statement: misdated,
      reason: "dated later than its seal: its clock or the sealer's is wrong",
    });
    await made.accept(persons.sre, 'sre', 'C4');
    await made.record.seal();
    expect(made.state('C4')).toBe('met');
  });

  test('leaves its criterion waiting, with whose clock it may be', async () => {
    const made = await scenario();
    await made.baseline();
    await made.observe();
    const at = later(made, 600);
    await made.accept(persons.sre, 'sre', 'C4', { at });
    await made.record.seal();
    expect(made.criterion('C4').explanation).toMatchObject({
      state: 'awaiting',
      reason: `Signed at ${at}, and sealed before that: the clock of sara or of the sealer is wrong.`,
      action: 'set the clock right and sign again',
      command: 'sallyport sign C4',
    });
  });

  test('counts while clocks differ by five minutes at most', async () => {
    const made = await scenario();
    await made.baseline();
    await made.observe();
    // The builder's clock goes on by a minute a statement, so this one is 300 seconds ahead of its seal.
    await made.accept(persons.sre, 'sre', 'C4', { at: later(made, 360) });
    await made.record.seal();
    expect(made.state('C4')).toBe('met');
  });

  test('is no GO as a vote, and no poll', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    for (const person of ['mira', 'quinn', 'sara', 'noor']) await made.vote(person, 'go');
    await made.vote(persons.legal, 'go', { at: later(made, 3600) });
    expect(made.board().poll?.state).toBe('complete');
    await made.record.seal();
    expect(made.board().poll?.stations.find((each) => each.role === 'legal')?.answer).toBe('silent');
    expect(made.board().verdict).toBe('HOLD');
    const before = made.board().poll?.statement;
    await made.poll({}, { at: later(made, 3600) });
    await made.record.seal();
    expect(made.board().poll?.statement).toBe(before);
  });

  test('still says no: a no-go, a rejection and a failure stand whatever their date', async () => {
    const made = await goScenario();
    await made.vote(persons.legal, 'no-go', { at: later(made, 3600) });
    await made.reject(persons.security, 'security', 'E8', { at: later(made, 3600) });
    const a4 = 'A4/history.test-reports@file';
    await made.observe({ [a4]: { result: 'Failed', findings: [finding('one')] } }, { at: later(made, 3600) });
    await made.record.seal();
    const board = made.board();
    expect(board.standingNoGos).toHaveLength(1);
    expect(made.state('E8')).toBe('failed');
    expect(made.state('A4')).toBe('failed');
  });

  test('as an observation is older than it says, and no younger', async () => {
    const made = await scenario();
    await made.baseline();
    const at = later(made, 6 * 86_400);
    await made.observe({}, { at });
    await made.record.seal();
    expect(made.state('A4')).toBe('met');
    expect(made.state('A4', { now: later(made, 8 * 86_400) })).toBe('stale');
  });
});

test('a sealer who dates back and decides as of then has nothing to decide on', async () => {
  const made = await scenario();
  await made.baseline();
  await made.observe();
  await made.record.seal();
  const fresh = later(made, 6 * 86_400);
  made.record.advance(9 * 86_400);
  for (const [person, role, id] of [
    [persons.sre, 'sre', 'C4'],
    [persons.security, 'security', 'E8'],
    [persons.legal, 'legal', 'I2'],
    [persons.security, 'security', 'L4'],
  ] as const)
    await made.accept(person, role, id);
  expect(made.state('A4')).toBe('stale');
  await made.record.seal({ at: fresh });
  expect(made.state('A4', { now: fresh })).toBe('met');
  for (const id of ['C4', 'E8', 'I2', 'L4']) expect(made.state(id, { now: fresh })).toBe('awaiting');
});
