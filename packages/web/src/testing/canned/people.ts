import type { Invitation, InvitationLink, PeoplePage } from '@sallyport/server/contract';
import { digestOf, fingerprint } from './identity.ts';

function person(
  id: string,
  name: string,
  roles: readonly string[],
  more: Partial<PeoplePage['people'][number]['keys'][number]> = {},
) {
  return {
    id,
    name,
    roles: [...roles],
    vouchedBy: id === 'sorel' ? 'sorel' : 'sorel',
    keys: [{ fingerprint, presence: 'proved' as const, status: 'active' as const, actor: 'Human', ...more }],
  };
}

export const people = {
  root: { version: 3, fingerprint: digestOf('root 3'), threshold: 2, origin: 'emberfall.example/sallyport' },
  duty: {
    grade: 'B',
    notes: ['Nine people, nine keys, six with presence proved.', 'One person vouched for all others.'],
  },
  roles: [
    { id: 'pm', title: 'Project manager', required: true, needed: 1, persons: ['sorel'] },
    { id: 'sre', title: 'SRE / DevOps lead', required: true, needed: 1, persons: ['banerjee'] },
    { id: 'tech', title: 'Tech leads', required: true, needed: 2, persons: ['okafor', 'lindqvist'] },
    { id: 'legal', title: 'Legal counsel', required: true, needed: 1, persons: [] },
    { id: 'guest', title: 'Observer', required: false, needed: null, persons: [] },
  ],
  people: [
    person('sorel', 'Amelie Sorel', ['pm']),
    person('banerjee', 'Rahul Banerjee', ['sre'], { presence: 'key file' }),
    person('okafor', 'Maxwell Okafor', ['tech']),
    person('lindqvist', 'Jonna Lindqvist', ['tech'], { status: 'retired' }),
  ],
  runners: [
    { id: 'ci-runner-1', fingerprint, seals: false },
    { id: 'gate-server', fingerprint, seals: true },
  ],
  invited: [
    {
      person: 'counsel',
      name: 'Ines Duarte',
      roles: ['legal'],
      fingerprint,
      words: 'amber river window seven copper lantern',
      expires: null,
      state: 'ready to enrol',
    },
    {
      person: 'moreau',
      name: 'Theo Moreau',
      roles: ['community'],
      fingerprint: null,
      words: null,
      expires: '2026-11-25T12:00:00Z',
      state: 'invited',
    },
    {
      person: 'okafor',
      name: 'Maxwell Okafor',
      roles: ['tech'],
      fingerprint: null,
      words: null,
      expires: '2026-11-24T12:00:00Z',
      state: 'awaiting approval',
    },
  ],
  mine: { canInvite: true, canFound: false, canEnrol: true },
} satisfies PeoplePage;

export const link = {
  link: `https://gate.example/invitation#${'x'.repeat(43)}`,
  expires: '2026-11-25T12:00:00Z',
  mailed: false,
  needsApproval: false,
} satisfies InvitationLink;

const creation: Invitation['login'] = {
  challenge: 'A'.repeat(43),
  rpId: 'localhost',
  userHandle: 'Y291bnNlbA',
  userName: 'counsel',
  displayName: 'Ines Duarte',
  algorithms: [-7, -257],
  exclude: [],
};

export const invitation = {
  project: 'Emberfall',
  invitedBy: 'Amelie Sorel',
  person: 'counsel',
  name: 'Ines Duarte',
  roles: [{ id: 'legal', title: 'Legal counsel' }],
  expires: '2026-11-25T12:00:00Z',
  login: creation,
  signing: { ...creation, userHandle: 'c2lnbmluZw', userName: 'counsel (signing)' },
} satisfies Invitation;
