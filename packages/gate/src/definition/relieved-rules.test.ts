import { expect, test } from 'vitest';
import { closedTest } from '../profiles/closed-test-profile.ts';
import { closedTestLayers, criterionOf, gateWith, localLayer } from '../testing/minimal-gate-file.ts';
import { applyDeviations } from './deviations.ts';
import type { ProfileLayer } from './profile.ts';

const asked = { roles: { sre: { needed: 2 } }, kickoff: { quorum: 3 }, minimumGrade: 'C' as const };
const gate = gateWith({ B5: { required: false } }, asked);

function digestsOf(...kinds: string[]): ReadonlySet<string> {
  return new Set(gate.weakenings.filter(({ kind }) => kinds.includes(kind)).map(({ digest }) => digest));
}

test('a weaker rule carries what it is about, and O1 stays as it is', () => {
  const o1 = criterionOf(gate, 'O1');
  expect(gate.weakenings.map(({ kind, rule }) => [kind, rule])).toEqual([
    ['recommended', null],
    ['fewer votes', { kind: 'needed', role: 'sre', needed: 2 }],
    ['smaller quorum', { kind: 'quorum', quorum: 3 }],
    ['lower duty grade', { kind: 'grade', grade: 'C' }],
  ]);
  for (const { rule, relieved, reason, difference } of gate.weakenings.slice(1)) {
    expect(rule).not.toBeNull();
    expect([relieved, reason, difference]).toEqual([o1, null, null]);
  }
  const all = applyDeviations(gate, new Set(gate.weakenings.map(({ digest }) => digest)));
  expect(criterionOf(all, 'O1')).toEqual(o1);
});

test('a deviation brings about its own rule and no other', () => {
  const { kickoff, minimumGrade, roles } = gate;
  expect([kickoff, minimumGrade]).toEqual([{ quorum: 8 }, 'B']);
  expect(applyDeviations(gate, digestsOf('smaller quorum'))).toMatchObject({
    kickoff: { quorum: 3 },
    minimumGrade,
    roles,
  });
  expect(applyDeviations(gate, digestsOf('lower duty grade'))).toMatchObject({ kickoff, minimumGrade: 'C', roles });
  const fewer = applyDeviations(gate, digestsOf('fewer votes'));
  expect(fewer).toMatchObject({ kickoff, minimumGrade });
  expect(fewer.roles).toEqual(roles.map((each) => (each.id === 'sre' ? { ...each, needed: 2 } : each)));
  expect(applyDeviations(gate, digestsOf('recommended'))).toMatchObject({ kickoff, minimumGrade, roles });
});

test('where the profile says how many votes a role takes, fewer are a wish and more hold at once', () => {
  const roles = closedTest.roles.map((role) => (role.id === 'tech' ? { ...role, needed: 2 } : role));
  const layers: readonly ProfileLayer[] = [{ kind: 'built-in', profile: { ...closedTest, roles } }];
  const tech = (needed?: number) => {
    const made = gateWith({}, needed === undefined ? {} : { roles: { tech: { needed } } }, layers);
    return [
      made.roles.find(({ id }) => id === 'tech')?.needed,
      made.weakenings.map(({ profile, gate: wish }) => [profile, wish]),
    ];
  };
  expect(tech()).toEqual([2, []]);
  expect(tech(2)).toEqual([2, []]);
  expect(tech(3)).toEqual([3, []]);
  expect(tech(1)).toEqual([2, [['2 holders of tech say GO', '1 of tech suffice']]]);
});

test('without O1 nobody could sign for a weaker rule, and it is listed all the same', () => {
  const own = gateWith({}, { roles: { pm: {}, qa: {} }, kickoff: { quorum: 1 } }, [localLayer('./own.yaml', {})]);
  expect(own.kickoff).toEqual({ quorum: 2 });
  expect(own.weakenings).toMatchObject([{ criterion: 'O1', kind: 'smaller quorum', relieved: null }]);
  expect(gateWith({}, {}, closedTestLayers()).weakenings).toEqual([]);
});
