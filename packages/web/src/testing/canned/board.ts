import type { Blocker, BoardPage, Cell, Home, Station } from '@sallyport/server/contract';
import { digestOf, now } from './identity.ts';

function cell(id: string, title: string, more: Partial<Cell> = {}): Cell {
  return { id, title, state: 'met', ...more };
}

function aging(left: number): Partial<Cell> {
  return { left, ages: '2026-11-23T03:10:00Z' };
}

const attested: Partial<Cell> = { attested: true };

const areas: BoardPage['areas'] = [
  {
    id: 'A',
    title: 'Phase record and scope',
    cells: [
      cell('A1', 'A log for this phase exists'),
      cell('A2', 'The previous phase is closed'),
      cell('A3', 'Scope is agreed', attested),
      cell('A4', 'Candidate is named', aging(0.72)),
      cell('A5', 'Deliverables are listed', aging(0.4)),
      cell('A6', 'Entry criteria are met'),
      cell('A8', 'Claims of the last log hold', { state: 'failed' }),
      cell('A9', 'Candidate is reproducible'),
    ],
  },
  {
    id: 'C',
    title: 'Staging = planned production',
    cells: [
      cell('C0', 'Both stacks load'),
      cell('C1', 'Same services'),
      cell('C2', 'Same images', aging(0.55)),
      cell('C3', 'Same settings', aging(0.8)),
      cell('C4', 'Stable for 25 hours', { state: 'stale', ...aging(0) }),
      cell('C5', 'Backups restore', aging(0.9)),
      cell('C7', 'Capacity is planned', attested),
      cell('C8', 'Chaos drill was run', { state: 'unknown', recommended: true }),
    ],
  },
  {
    id: 'D',
    title: 'Exposure',
    cells: [
      cell('D1', 'Exposure ledger is complete', aging(0.66)),
      cell('D2', 'Nothing undeclared is reachable', { state: 'failed', ...aging(0.9) }),
      cell('D3', 'TLS on every public door', aging(0.93)),
      cell('D6', 'Admin pages ask who you are', { state: 'failed', waived: true }),
    ],
  },
  {
    id: 'E',
    title: 'Security measures active',
    cells: [
      cell('E1', 'Rate limits', aging(0.88)),
      cell('E2', 'Secrets are not in the images', aging(0.88)),
      cell('E3', 'Logs reach somebody', aging(0.61)),
      cell('E5', 'Scan is clean', aging(0.5)),
      cell('E8', 'Security posture is signed off', { state: 'awaiting' }),
      cell('E9', 'Penetration test is planned', attested),
    ],
  },
  {
    id: 'I',
    title: 'Onboarding and legal',
    cells: [
      cell('I1', 'Onboarding kit is complete', aging(0.7)),
      cell('I2', 'Tester agreement is approved', { state: 'awaiting' }),
      cell('I4', 'Invitations can be sent', aging(0.35)),
      cell('I5', 'Support hours are named', attested),
    ],
  },
  {
    id: 'L',
    title: 'Vulnerability reports',
    cells: [
      cell('L1', 'A way to report exists', aging(0.91)),
      cell('L2', 'It is monitored', aging(0.6)),
      cell('L3', 'Answers within the promised time', attested),
      cell('L4', 'Safe harbour is granted', attested),
      cell('L5', 'A person answers', attested),
    ],
  },
];

function blocker(criterion: string, more: Partial<Blocker>): Blocker {
  return {
    criterion,
    criteria: [criterion],
    state: 'failed',
    reason: '',
    place: null,
    owner: 'sre',
    ownerTitle: 'SRE / DevOps lead',
    action: '',
    command: null,
    mine: false,
    later: false,
    ...more,
  };
}

const claim = blocker('A8', {
  reason: 'The log says “zero critical findings”; the scan of 14 Nov shows two',
  place: 'progress_phase_6.md:88',
  owner: 'pm',
  ownerTitle: 'Project manager',
  action: 'correct the claim or close the findings',
  command: 'sallyport explain A8',
  mine: true,
});

export const blockers: readonly Blocker[] = [
  blocker('D2', {
    reason: 'Redis is reachable by anyone on port 6379',
    place: 'compose.staging.yaml:148',
    action: 'bind to 127.0.0.1 or drop the port',
  }),
  claim,
  blocker('C4', {
    state: 'stale',
    reason: 'Stability was watched for 9 h; the claim needs 25 h',
    action: 'keep watching, done tomorrow 03:10',
  }),
  blocker('I2', {
    state: 'awaiting',
    reason: 'Tester agreement changed after it was approved',
    owner: 'legal',
    ownerTitle: 'Legal counsel',
    action: 'read the difference and answer',
    mine: true,
  }),
  blocker('E8', {
    state: 'awaiting',
    reason: 'Security posture of staging is not signed off',
    owner: 'security',
    ownerTitle: 'Security lead',
    action: 'after D2',
  }),
];

export const stations: readonly Station[] = [
  station('pm', 'Project manager', 'Amelie Sorel', 9, 9),
  station('architect', 'Lead architect', 'Maxwell Okafor', 3, 3),
  station('qa', 'QA lead', 'Jonna Lindqvist', 8, 8),
  {
    ...station('sre', 'SRE / DevOps lead', 'Rahul Banerjee', 5, 6),
    toMend: 1,
    answer: 'no-go',
    reason: '6379 is open',
  },
  station('community', 'Community lead', 'Theo Moreau', 7, 7),
  station('legal', 'Legal counsel', 'Ines Duarte', 3, 4),
  station('security', 'Security lead', 'Kana Watanabe', 6, 7),
];

function station(role: string, title: string, name: string, signed: number, toSign: number): Station {
  return { role, title, persons: [{ id: role, name }], signed, toSign, toMend: 0, answer: null, reason: null };
}

export const board = {
  revision: 41,
  at: now,
  project: 'Emberfall',
  phase: { number: 7, title: 'External closed testing', outcome: 'Open to testers' },
  candidate: { version: '0.9.9-stable', commit: '4c1f0a2d5e6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d' },
  kind: 'demo',
  verdict: 'NO-GO',
  door: 'closed',
  sentence: 'Five things stand between us and GO. Two are yours.',
  summary: '2 failed · 1 too old · 2 waiting for a person · 54 of 59 required met (31 probed, 23 attested)',
  counts: { required: 59, met: 54, probed: 31, attested: 23, waived: 1 },
  window: { opens: '2026-11-29T02:00:00Z', closes: '2026-12-13T02:00:00Z' },
  blockers: [...blockers],
  areas,
  stations: [...stations],
  relief: [
    {
      statement: digestOf('waiver'),
      kind: 'waiver',
      criterion: 'D6',
      state: 'in force',
      requestedBy: 'sre',
      approvedBy: ['security'],
      reason: 'Grafana sits behind the VPN; single sign-on comes with sprint 31.',
      expires: '2026-12-05T00:00:00Z',
      why: '',
    },
  ],
  weakenings: [
    { criterion: 'C4', line: 'weaker: 72 h of watching → 25 h (no deviation is in force)', mine: true },
    { criterion: 'O1', line: 'not applicable: one person a role → two', mine: false },
  ],
  duty: { grade: 'A', notes: ['Nine people, nine keys, six with presence proved.'] },
  decision: null,
  canHold: false,
  holds: [],
  record: { fingerprint: digestOf('record'), statements: 212, sealed: 210, root: digestOf('root'), waiting: 2 },
  looked: '2026-11-22T11:58:00Z',
} satisfies BoardPage;

/** The same gate later: decided, and held by somebody on call. */
export const heldBoard = {
  ...board,
  verdict: 'HOLD',
  door: 'held',
  sentence: 'The door is held: sre has to resume.',
  summary: '59 of 59 required met',
  blockers: [],
  window: { opens: '2026-11-21T02:00:00Z', closes: '2026-12-13T02:00:00Z' },
  decision: {
    statement: digestOf('decision'),
    verdict: 'GO',
    at: '2026-11-20T15:00:00Z',
    commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  },
  canHold: true,
  holds: [
    {
      statement: digestOf('hold'),
      by: 'Rahul Banerjee',
      reason: 'Login fails for every second tester.',
      time: '2026-11-22T10:20:00Z',
      needs: ['pm'],
      resumed: false,
    },
  ],
} satisfies BoardPage;

export const home = {
  revision: 41,
  person: { id: 'counsel', name: 'Ines Duarte' },
  verdict: 'NO-GO',
  door: 'closed',
  sentence: board.sentence,
  waiting: [
    {
      about: 'I2',
      kind: 'criterion',
      role: 'legal',
      title: 'Tester agreement is approved',
      why: 'Section 4 “Data retention” changed since you accepted it on 18 Nov.',
      documents: ['docs/TESTER_AGREEMENT.md', 'docs/PRIVACY.md'],
      changed: ['docs/TESTER_AGREEMENT.md'],
      state: 'awaiting',
    },
    {
      about: digestOf('waiver-2'),
      kind: 'proposal',
      role: 'pm',
      title: 'Waiver of C4 until 1 Dec, asked by Rahul Banerjee',
      why: 'It takes effect with your signature.',
      documents: [],
      changed: [],
      state: 'awaiting',
    },
  ],
  todo: [claim],
  answered: [
    {
      statement: digestOf('so-1'),
      about: 'L4',
      title: 'L4 Safe harbour is granted',
      answer: 'accepted',
      time: '2026-11-19T09:00:00Z',
      stands: true,
      sealed: true,
    },
    {
      statement: digestOf('so-2'),
      about: 'I2',
      title: 'I2 Tester agreement is approved',
      answer: 'accepted',
      time: '2026-11-18T16:30:00Z',
      stands: false,
      sealed: true,
    },
    {
      statement: digestOf('so-3'),
      about: 'I5',
      title: 'I5 Support hours are named',
      answer: 'accepted',
      time: '2026-11-22T11:50:00Z',
      stands: true,
      sealed: false,
    },
  ],
} satisfies Home;
