import type { ResolvedGate, Role } from '@sallyport/gate';
import type { TrustBody, TrustKey } from '@sallyport/record';
import type { FailingCase, ProbeCases } from '../../case.ts';

function role(id: string, change: Partial<Role> = {}): Role {
  return { id, title: id.toUpperCase(), needed: null, required: true, everyHolderSigns: false, ...change };
}

function key(person: string, status: TrustKey['status'] = 'active'): TrustKey {
  return {
    fingerprint: `SHA256:${person.padEnd(43, 'x')}`,
    publicKey: `ssh-ed25519 ${person}`,
    person,
    runner: null,
    actor: 'Human',
    presence: 'key file',
    status,
    since: null,
  };
}

const gate: Partial<ResolvedGate> = {
  roles: [role('sre'), role('security'), role('qa'), role('observer', { required: false })],
  incompatible: [['security', 'sre']],
};
const trust: Partial<TrustBody> = {
  keys: [key('sara'), key('noor'), key('quinn')],
  grants: [
    { person: 'sara', role: 'sre' },
    { person: 'noor', role: 'security' },
    { person: 'quinn', role: 'qa' },
  ],
};

function fails(name: string, rule: string, change: Partial<TrustBody>, roles?: readonly Role[]): FailingCase {
  const changed = roles === undefined ? gate : { ...gate, roles };
  return { name, rule: `history.roles.${rule}`, files: {}, gate: changed, trust: { ...trust, ...change } };
}

export const cases: ProbeCases = {
  passes: [
    { name: 'everybody apart', files: {}, gate, trust },
    {
      name: 'two chairs that may be one',
      files: {},
      gate,
      trust: { ...trust, grants: [...(trust.grants ?? []), { person: 'quinn', role: 'observer' }] },
    },
    { name: 'no trust root', result: 'Unknown', files: {}, gate },
  ],
  fails: [
    fails('no security lead', 'empty', { grants: (trust.grants ?? []).filter((grant) => grant.role !== 'security') }),
    fails('two of one', 'short', {}, [role('sre'), role('security'), role('qa', { needed: 2 })]),
    fails('key retired', 'no-key', { keys: [key('sara'), key('noor'), key('quinn', 'retired')] }),
    fails('security runs staging', 'incompatible', {
      grants: [...(trust.grants ?? []), { person: 'sara', role: 'security' }],
    }),
    {
      ...fails('misspelt, so nobody holds it', 'unknown', {
        grants: [
          { person: 'sara', role: 'sre' },
          { person: 'noor', role: 'securty' },
          { person: 'quinn', role: 'qa' },
        ],
      }),
      also: ['history.roles.empty'],
    },
  ],
};
