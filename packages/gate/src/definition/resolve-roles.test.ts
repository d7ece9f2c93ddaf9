import { expect, test } from 'vitest';
import { gateWith } from '../testing/minimal-gate-file.ts';
import type { GateFile } from './gate-file.ts';

type Rules = Pick<GateFile, 'roles' | 'kickoff' | 'minimumGrade'>;

function listed(rules: Rules) {
  return gateWith({}, rules).weakenings.map(({ criterion, kind, profile, gate }) => [criterion, kind, profile, gate]);
}

const weaker: readonly (readonly [Rules, readonly [string, string, string]])[] = [
  [{ roles: { sre: { needed: 1 } } }, ['fewer votes', 'every holder of sre says GO', '1 of sre suffice']],
  [{ kickoff: { quorum: 7 } }, ['smaller quorum', '8 roles attend the kickoff', '7 suffice']],
  [{ minimumGrade: 'C' }, ['lower duty grade', 'duty grade B or better', 'duty grade C suffices']],
  [{ minimumGrade: 'S' }, ['lower duty grade', 'duty grade B or better', 'duty grade S suffices']],
];

test.each(weaker)('%j is listed as below the profile, and the profile holds', (rules, words) => {
  expect(listed(rules)).toEqual([['O1', ...words]]);
  const { roles, kickoff, minimumGrade } = gateWith({}, rules);
  expect({ roles, kickoff, minimumGrade }).toEqual({
    roles: gateWith({}).roles,
    kickoff: { quorum: 8 },
    minimumGrade: 'B',
  });
});

test('what is stricter, or about roles of the gate file alone, holds at once', () => {
  const rules = { roles: { guest: { needed: 2 } }, kickoff: { quorum: 9 }, minimumGrade: 'A' as const };
  expect(listed(rules)).toEqual([]);
  const gate = gateWith({}, rules);
  expect(gate.roles.at(-1)).toMatchObject({ id: 'guest', needed: 2, required: true });
  expect([gate.kickoff.quorum, gate.minimumGrade]).toEqual([9, 'A']);
});

test('a required role more makes the usual quorum larger', () => {
  expect(listed({ roles: { guest: {} }, kickoff: { quorum: 8 } })).toEqual([
    ['O1', 'smaller quorum', '9 roles attend the kickoff', '8 suffice'],
  ]);
  expect(listed({ roles: { guest: { required: false } }, kickoff: { quorum: 8 } })).toEqual([]);
});
