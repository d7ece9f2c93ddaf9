import type { RuleDefinition } from '../../probe.ts';

export const rules: readonly RuleDefinition[] = [
  {
    id: 'history.roles.empty',
    title: 'A required role has no holder',
    why: 'Nobody could say GO for it, so the verdict would stay HOLD for ever.',
    fix: 'Grant the role to a person: `sallyport trust grant`.',
    source: 'closed-test O1',
  },
  {
    id: 'history.roles.short',
    title: 'A role has fewer holders than must say GO',
    why: 'The role can never reach the number of votes that the gate file asks for.',
    fix: 'Grant the role to more people, or ask for fewer of them in the gate file.',
    source: 'closed-test O1',
  },
  {
    id: 'history.roles.no-key',
    title: 'A holder of a required role has no active key',
    why: 'Without a key the person can neither sign off nor vote.',
    fix: 'Enrol a key of that person: `sallyport trust request` and `sallyport trust enrol`.',
    source: 'closed-test O1',
  },
  {
    id: 'history.roles.incompatible',
    title: 'One person holds two roles that must be apart',
    why: 'Whoever runs a thing should not be the one to say that it is safe.',
    fix: 'Grant one of the roles to somebody else, or take the pair out of `incompatible` with a deviation.',
    source: 'closed-test O1; separation of duties',
  },
  {
    id: 'history.roles.unknown',
    title: 'A grant names a role that the gate file does not have',
    why: 'The person believes to hold a role that counts nowhere.',
    fix: 'Correct the name of the role, or revoke the grant.',
    source: 'measured: misspelt roles',
  },
];
