import { expect, test } from 'vitest';
import { profileLine } from '../definition/criterion-line.ts';
import { isFloor } from '../definition/floor.ts';
import type { ProfileCriterion } from '../definition/profile.ts';
import { closedTest } from './closed-test-profile.ts';

// id, owner, age, R required or r recommended, w waivable or F floor, facets. The Definition of Ready as it was agreed,
// written down a second time: who changes the profile changes it here too, and knowingly.
const table = `
A1 pm – R w history.previous-log@file history.deliverables@file
A2 pm – R – history.log-structure@file
A3 pm – R w sign:pm
A4 qa P7D R w history.test-reports@file
A5 qa P1D R w documents.known-issues@file sign:qa
A6 pm – R – history.scope@file
A7 pm P7D r w channels.rota@file sign:pm
A8 pm – R w history.claims@file sign:pm
A9 tech – R w history.candidate@file
B1 qa PT24H R – installers.manifest@file
B3 security – R w installers.signature@file
B4 security – r w installers.sbom@file installers.provenance@file
B5 qa – R w installers.validation-runs@file sign:qa
B6 qa – R w installers.endpoints@file
B7 security P7D R w installers.contents@file sign:security
B8 qa – r w sign:qa
B9 qa – r w sign:qa
C0 sre – R – staging.files@file staging.configuration@file
C1 architect PT24H R – staging.parity@file staging.parity@engine sign:architect+sre
C2 sre PT1H R w staging.images@file staging.drift@engine
C3 sre PT15M R w staging.health@file staging.health@engine staging.health@drill
C4 sre P3D R w staging.stability@time
C5 sre PT24H R w staging.privilege@file staging.resources@file staging.privilege@engine
C6 sre PT24H r w staging.drift@engine
C7 qa – R w sign:qa+security
D1 security PT24H R – staging.exposure@file staging.exposure@engine staging.exposure@host staging.exposure@outside
D2 security PT1H R w staging.exposure@file staging.exposure@engine
D3 sre PT24H R w staging.transport@file staging.transport@outside
D4 sre PT24H r w staging.forwarding@outside
D5 security P7D r w staging.throttle@outside
D6 sre P30D R w staging.kill-switch@drill sign:sre
E1 security PT24H R – staging.secrets@file staging.secrets@engine
E2 security PT24H R – staging.authentication@file staging.authentication@host
E3 security P7D R w history.scan-reports@file sign:security
E4 security – r w sign:security+architect
E5 sre P7D R w staging.host@host sign:sre
E6 security – r w sign:security
E7 security – r w sign:security
E8 security – R F sign:security
E9 sre – R – sign:sre
F1 sre P7D R w staging.backup@file staging.backup@drill
F2 sre P30D r w staging.backup@drill sign:sre
F3 sre P14D r w staging.restart@drill
F4 sre – R w documents.set@file sign:sre+community
F5 sre – r w sign:sre
G1 qa PT15M R w staging.journey@outside
G2 sre P7D R w incident.page@drill
G4 qa – r w sign:qa
G5 sre PT1H R w staging.host@host
H1 sre P30D R w staging.load@time sign:sre
H2 sre P7D r w staging.load@outside
I1 community P7D R w documents.set@file documents.consistency@file sign:community
I2 legal – R F documents.set@file sign:legal
I3 community – r w sign:community
I4 community PT24H R w cohort.terms@drill
I5 legal – R w documents.facts@file sign:legal
J1 community PT24H R w channels.chat@api sign:community
J2 qa PT24H R w channels.tracker@api
J3 community P7D R w channels.rota@file channels.canary@drill
J4 qa – R w documents.facts@file sign:qa+community
K1 sre P30D R – incident.plan@file incident.contacts@drill sign:sre
K2 sre P60D R w incident.drill@drill sign:sre
K3 sre – R w incident.acknowledgements@file
K4 sre – r w incident.plan@file sign:sre
K5 community – r w incident.plan@file sign:community
L1 security PT24H R – disclosure.policy@file disclosure.route@outside
L2 security P30D R w disclosure.canary@drill sign:security
L3 legal – R w disclosure.policy@file sign:legal+security
L4 security – R F sign:security
L5 security – R w disclosure.governance@file sign:security+pm
M1 community P7D r w cohort.list@file sign:community
M2 sre P7D R w cohort.switch@drill
M3 pm – R w history.scope@file
N1 tech – R w narrative.identity@file sign:tech
N2 qa P30D R w narrative.validation@file sign:qa
O1 pm PT24H R – history.roles@file
`;

function rowOf(line: ProfileCriterion): string {
  const facets = profileLine(line, false).facets.map((facet) =>
    facet.kind === 'sign' ? `sign:${facet.roles.join('+')}` : facet.id,
  );
  const waiver = isFloor(line.id) ? 'F' : line.waivable ? 'w' : '–';
  return [line.id, line.owner, line.maxAge ?? '–', line.required ? 'R' : 'r', waiver, ...facets].join(' ');
}

test('every criterion stands as it was agreed', () => {
  const rows = closedTest.criteria.map(rowOf).sort();
  expect(rows).toEqual(table.trim().split('\n').sort());
});

test('it has 76 criteria, 57 of them required, in the areas A to O', () => {
  expect(closedTest.criteria).toHaveLength(76);
  expect(closedTest.criteria.filter(({ required }) => required)).toHaveLength(57);
  expect(new Set(closedTest.criteria.map(({ id }) => id[0]))).toEqual(new Set('ABCDEFGHIJKLMNO'));
});

test('summary sign-offs rest on what they sum up', () => {
  const rests = closedTest.criteria
    .filter(({ restsOn }) => restsOn.length > 0)
    .map(({ id, restsOn }) => [id, ...restsOn].join(' '));
  expect(rests.sort()).toEqual(['A3 A1', 'E8 C D E1 E2 E3 E4 E5 E6 E7', 'E9 C2 C3 C4 F G H', 'L4 L1 L2 L3 L5']);
});

test('every criterion says in one sentence what it asks, where it comes from, and what it is about', () => {
  for (const { id, title, asks, source, about } of closedTest.criteria) {
    expect(asks, id).toMatch(/^[A-Z][^\n]{20,200}\.$/);
    expect(title, id).toMatch(/^[A-Z].*[^.]$/);
    expect(source.length, id).toBeGreaterThan(3);
    expect(about.length, id).toBeGreaterThan(0);
  }
});

test('every owner and signer is a role of the profile, and the roll call names each once', () => {
  const roles = closedTest.roles.map(({ id }) => id);
  for (const line of closedTest.criteria) {
    const { owner, facets } = profileLine(line, false);
    expect(roles, line.id).toContain(owner);
    for (const facet of facets)
      if (facet.kind === 'sign') expect(roles, line.id).toEqual(expect.arrayContaining([...facet.roles]));
  }
  expect([...closedTest.callOrder].sort()).toEqual([...roles].sort());
});

test('build criteria are about the candidate', () => {
  for (const { id, about } of closedTest.criteria) {
    const build = /^(?:A4|A9|B\d|C2|H1|N\d)$/.test(id);
    if (build) expect(about, id).toContain('candidate');
  }
});

test('deliverables are signed one by one, contradicted claims only while there are some', () => {
  const per = (id: string) => {
    const line = closedTest.criteria.find((each) => each.id === id);
    return line && profileLine(line, false).facets.find((facet) => facet.kind === 'sign')?.per;
  };
  expect([per('A3'), per('A8'), per('E9')]).toEqual(['deliverable', 'findings', 'criterion']);
});
