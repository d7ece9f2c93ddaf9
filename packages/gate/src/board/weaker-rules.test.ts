import { describe, expect, test } from 'vitest';
import { gateWith } from '../testing/minimal-gate-file.ts';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { criterion, signed, smallGate } from '../testing/small-gate.ts';
import { gateInForce } from './gate-in-force.ts';

const asked = { roles: { sre: { needed: 1 } }, kickoff: { quorum: 3 }, minimumGrade: 'C' as const };
const { weakenings } = gateWith({}, asked);
const o1 = criterion('O1', 'pm', [signed('pm')]);
const gate = { ...smallGate, criteria: [...smallGate.criteria, o1], weakenings };

function digestOf(kind: string): string {
  return weakenings.find((each) => each.kind === kind)?.digest ?? '';
}

async function deviate(made: Scenario, kind: string, by: string, second?: string): Promise<void> {
  const deviation = await made.record.deviation({ criterion: 'O1', weakening: digestOf(kind) }, { by });
  if (second) await made.record.cosign(deviation, { by: second });
}

describe('a smaller quorum', () => {
  test('is printed and holds with a deviation by the owner of O1 and another person alone', async () => {
    const made = await scenario({ gate });
    await made.baseline();
    await made.record.kickoff({ invited: [persons.pm] });
    expect(made.board().weakenings.map(({ kind, deviation }) => [kind, deviation])).toEqual([
      ['fewer votes', null],
      ['smaller quorum', null],
      ['lower duty grade', null],
    ]);
    const reason = () => made.rule('kickoff').explanation?.reason;
    expect(reason()).toMatch(/^0 of 5 roles/);
    await deviate(made, 'smaller quorum', persons.pm);
    expect(reason()).toMatch(/^0 of 5 roles/);
    await deviate(made, 'smaller quorum', persons.qa, persons.sre);
    expect(reason()).toMatch(/^0 of 5 roles/);
    await deviate(made, 'smaller quorum', persons.qa, persons.pm);
    expect(reason()).toMatch(/^0 of 3 roles/);
    expect(made.board().relief.filter(({ state }) => state === 'in force')).toMatchObject([
      { criterion: 'O1', kind: 'deviation' },
    ]);
    expect(gateInForce(gate, made.board())).toMatchObject({ kickoff: { quorum: 3 }, minimumGrade: 'B' });
  });
});

describe('fewer votes in a role', () => {
  const people = { ...persons, sre: ['sara', 'sven'] };

  test('make a poll void without a deviation, and are what it must ask with one', async () => {
    const made = await scenario({ gate, people });
    await made.ready();
    const stations = (needed: number) =>
      gate.callOrder.map((role) => {
        const held = people[role as keyof typeof people];
        return { role, persons: [held].flat(), needed: role === 'sre' ? needed : 1 };
      });
    await made.poll({ stations: stations(1) });
    expect(made.board().poll?.changed).toEqual(['it asks 1 instead of 2 for sre']);
    await made.poll({ stations: stations(2) });
    expect(made.board().poll?.changed).toEqual([]);
    await deviate(made, 'fewer votes', persons.pm, persons.qa);
    await made.accept(persons.pm, 'pm', 'O1');
    await made.poll({ stations: stations(2) });
    expect(made.board().poll?.changed).toEqual(['it asks 2 instead of 1 for sre']);
    await made.poll({ stations: stations(1) });
    expect(made.board().poll?.changed).toEqual([]);
    const station = () => made.board().poll?.stations.find((each) => each.role === 'sre');
    expect(station()?.answer).toBe('silent');
    await made.vote('sven', 'go');
    expect(station()?.answer).toBe('go');
  });
});

describe('a lower duty grade', () => {
  const people = { ...persons, security: 'sara' };

  test('suffices with a deviation, and the rule says how to come by one', async () => {
    const made = await scenario({ gate, people, others: ['noor'] });
    await made.baseline();
    expect(made.board().duty.grade).toBe('C');
    expect(made.rule('duty')).toMatchObject({
      met: false,
      explanation: {
        action: 'give the roles to different people, or sign for the lower grade that the gate file asks for',
        command: 'sallyport deviate O1',
      },
    });
    expect(made.rule('duty').explanation?.reason).toMatch(/^Duty grade C; without a deviation the gate demands B\./);
    await deviate(made, 'lower duty grade', persons.pm, persons.qa);
    expect(made.rule('duty').met).toBe(true);
  });

  test('may be signed for alone where there is one person, who is printed', async () => {
    const solo = gateWith({}, { minimumGrade: 'S' });
    const mine = { ...gate, weakenings: solo.weakenings };
    const made = await scenario({
      gate: mine,
      people: Object.fromEntries(Object.keys(persons).map((id) => [id, 'mira'])),
    });
    await made.baseline();
    expect(made.rule('duty').met).toBe(false);
    const [weakening] = solo.weakenings;
    await made.record.deviation({ criterion: 'O1', weakening: weakening?.digest ?? '' }, { by: 'mira' });
    expect(made.rule('duty').met).toBe(true);
    expect(made.board().duty).toMatchObject({ grade: 'S' });
  });

  test('is nobody to sign for where the gate has no O1', async () => {
    const made = await scenario({ gate: { ...gate, criteria: smallGate.criteria }, people, others: ['noor'] });
    await made.baseline();
    await deviate(made, 'lower duty grade', persons.pm, persons.qa);
    expect(made.board().relief).toMatchObject([{ state: 'void', why: 'O1 allows no deviation' }]);
    expect(made.rule('duty').met).toBe(false);
  });
});
