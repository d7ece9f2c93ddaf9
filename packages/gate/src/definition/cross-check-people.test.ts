import { expect, test } from 'vitest';
import { closedTestLayers, localLayer, minimalGateFile } from '../testing/minimal-gate-file.ts';
import { crossCheck } from './cross-check.ts';
import type { GateFile } from './gate-file.ts';
import { wrongKey, wrongValue } from './gate-problem.ts';

function problems(change: Partial<GateFile>, layers = closedTestLayers()) {
  return crossCheck({ ...minimalGateFile, ...change }, layers);
}

const roles = 'Known: pm, architect, tech, qa, sre, community, legal, security.';

test('what the profile asks of its roles cannot be given up', () => {
  expect(problems({ roles: { legal: { required: false }, tech: { everyHolderSigns: false } } })).toEqual([
    wrongValue(
      ['roles', 'tech', 'everyHolderSigns'],
      'in the profile every holder of tech signs',
      'Leave the key out, or grant the role to fewer people.',
    ),
    wrongValue(
      ['roles', 'legal', 'required'],
      'the profile requires the GO of legal',
      'Leave the key out; one person may hold several roles.',
    ),
  ]);
});

test('saying of a role what the profile says, or what it leaves open, is fine', () => {
  const said = { legal: { required: true }, tech: { everyHolderSigns: true }, qa: { everyHolderSigns: false } };
  expect(problems({ roles: said })).toEqual([]);
});

test('the roll call names every required role once, and no other', () => {
  const callOrder = ['tech', 'qa', 'sre', 'community', 'legal', 'security', 'secruity', 'qa'];
  expect(problems({ callOrder })).toEqual([
    wrongValue(
      ['callOrder', 6],
      'the roll call names "secruity", which is no role',
      `Did you mean "security"? ${roles}`,
    ),
    wrongValue(['callOrder', 7], 'the role qa stands here a second time', 'Leave one of the two out.'),
    wrongKey(['callOrder'], 'the roll call leaves out pm, architect', 'Name every required role once.'),
  ]);
});

test('the roll call may leave out a role whose GO is not required', () => {
  const callOrder = ['tech', 'qa', 'sre', 'community', 'legal', 'security', 'pm', 'architect'];
  expect(problems({ callOrder, roles: { press: { required: false } } })).toEqual([]);
  expect(problems({ callOrder, roles: { press: {} } }).map(({ what }) => what)).toEqual([
    'the roll call leaves out press',
  ]);
});

test('roles are incompatible with others that there are', () => {
  const incompatible: GateFile['incompatible'] = [
    ['qa', 'sre'],
    ['qa', 'qa'],
    ['srx', 'quality'],
  ];
  expect(problems({ incompatible })).toEqual([
    wrongValue(['incompatible', 1], 'qa is declared incompatible with itself', 'Name two different roles.'),
    wrongValue(['incompatible', 2, 0], '"srx" is no role', `Did you mean "sre"? ${roles}`),
    wrongValue(['incompatible', 2, 1], '"quality" is no role', roles),
  ]);
});

test('a quorum is of all roles at most', () => {
  expect(problems({ kickoff: { quorum: 8 } })).toEqual([]);
  expect(problems({ kickoff: { quorum: 9 } })).toEqual([
    wrongValue(['kickoff', 'quorum'], 'a quorum of 9 can never be met by 8 roles', 'Write a number from 1 to 8.'),
  ]);
});

test('a shared profile gives criteria to roles of this gate alone, each said once', () => {
  const team = localLayer('./team.yaml', {
    A1: { owner: 'data', facets: ['sign', { sign: ['data', 'qa', 'press'] }] },
    A2: { maxAge: 'P1D' },
    B1: false,
  });
  expect(problems({}, [...closedTestLayers(), team])).toEqual([
    wrongValue(['extends'], './team.yaml gives A1 to "data", which is no role here', roles),
    wrongValue(['extends'], './team.yaml gives A1 to "press", which is no role here', roles),
  ]);
});
