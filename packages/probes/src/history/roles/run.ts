import type { Role } from '@sallyport/gate';
import type { Finding, TrustRoot } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { conclude, findingMaker, undecided } from '../../rule-finding.ts';
import { rules } from './rules.ts';

const found = findingMaker(rules);
const place = 'trust root';

export function run(context: ProbeContext): Promise<Observation> {
  const root = context.record?.roots.at(-1);
  if (root === undefined) {
    return Promise.resolve(undecided('Unknown', 'No trust root was founded yet; `sallyport trust found` makes it.'));
  }
  const { roles, incompatible } = context.gate;
  const required = roles.filter((role) => role.required);
  const findings = [
    ...required.flatMap((role) => judgeRole(role, root)),
    ...incompatible.flatMap(([a, b]) => judgePair(a, b, root)),
    ...unknownRoles(root, roles),
  ];
  const facts: Record<string, string> = { 'trust.version': String(root.version) };
  for (const role of roles) facts[`role.${role.id}.holders`] = String(holders(root, role.id).length);
  const people = new Set(required.flatMap((role) => holders(root, role.id)));
  facts['roles.people'] = String(people.size);
  return Promise.resolve(
    conclude({
      findings,
      facts,
      coverage: { looked: required.length, total: required.length, unit: 'required roles' },
      passed: `${required.length} required roles are filled by ${people.size} people.`,
      failed: 'Not every required role is filled as the gate file asks.',
    }),
  );
}

function judgeRole(role: Role, root: TrustRoot): readonly Finding[] {
  const persons = holders(root, role.id);
  const at = { address: role.id, place };
  if (persons.length === 0) {
    return [
      found('history.roles.empty', { severity: 'high', ...at, what: `Nobody holds ${role.title} (${role.id}).` }),
    ];
  }
  const findings: Finding[] = [];
  if (role.needed !== null && role.needed > persons.length) {
    const what = `${role.title} (${role.id}) needs ${role.needed} votes and has ${persons.length} holders.`;
    findings.push(found('history.roles.short', { severity: 'high', ...at, what }));
  }
  for (const person of persons.filter((each) => !hasKey(root, each))) {
    const what = `${person}, who holds ${role.title}, has no active key.`;
    findings.push(found('history.roles.no-key', { severity: 'medium', address: `${role.id} ${person}`, place, what }));
  }
  return findings;
}

function judgePair(a: string, b: string, root: TrustRoot): readonly Finding[] {
  const others = new Set(holders(root, b));
  return holders(root, a)
    .filter((person) => others.has(person))
    .map((person) => {
      const what = `${person} holds both ${a} and ${b}.`;
      return found('history.roles.incompatible', { severity: 'high', address: `${a} ${b} ${person}`, place, what });
    });
}

function unknownRoles(root: TrustRoot, roles: readonly Role[]): readonly Finding[] {
  const known = new Set(roles.map((role) => role.id));
  return root.grants
    .filter((grant) => !known.has(grant.role))
    .map((grant) => {
      const what = `${grant.person} was granted ${grant.role}, which is no role of the gate file.`;
      return found('history.roles.unknown', { severity: 'low', address: `${grant.role} ${grant.person}`, place, what });
    });
}

function holders(root: TrustRoot, role: string): readonly string[] {
  return [...new Set(root.grants.filter((grant) => grant.role === role).map((grant) => grant.person))];
}

function hasKey(root: TrustRoot, person: string): boolean {
  return root.keys.some((key) => key.person === person && key.status === 'active');
}
