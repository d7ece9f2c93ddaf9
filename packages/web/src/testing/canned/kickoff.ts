import type { KickoffPage, Station, VoteRow } from '@sallyport/server/contract';
import { stations } from './board.ts';
import { digestOf } from './identity.ts';

const attendance = stations.map(({ role, persons }, index) => ({
  person: persons[0] ?? { id: role, name: role },
  roles: [role],
  here: index < 5,
  spoke: index < 3,
}));

const votes: VoteRow[] = stations.slice(0, 4).map((station, index) => ({
  statement: digestOf(`vote ${station.role}`),
  person: station.persons[0] ?? { id: station.role, name: station.role },
  roles: [station.role],
  answer: index === 3 ? 'no-go' : 'go',
  reason: index === 3 ? '6379 is open again' : null,
  time: '2026-11-22T11:40:00Z',
  counts: true,
  why: '',
}));

const called: Station[] = stations.map((station, index) => ({
  ...station,
  signed: station.toSign,
  answer: index < 3 ? 'go' : index === 3 ? 'no-go' : 'silent',
  reason: index === 3 ? '6379 is open again' : null,
}));

const html = `<h1>Kickoff of phase 7</h1><h2>Present</h2><p>Seven of nine.</p>
<h2>Roll call</h2><ul><li>Project manager: GO</li><li>Lead architect: GO</li></ul>`;

export const kickoff = {
  revision: 41,
  next: { act: 'vote', sentence: 'The roll call is open: three stations have not answered.', mine: true },
  kickoff: {
    statement: digestOf('kickoff'),
    title: 'Phase 7 kickoff',
    chair: { id: 'pm', name: 'Amelie Sorel' },
    opened: '2026-11-22T11:00:00Z',
  },
  agenda: ['Where the gate stands', 'Open waivers, read out', 'Roll call', 'Minutes'],
  attendance: [
    ...attendance,
    { person: { id: 'counsel', name: 'Ines Duarte' }, roles: ['legal'], here: false, spoke: false },
  ],
  quorum: { needed: 6, present: 5, met: false },
  poll: {
    statement: digestOf('poll'),
    state: 'open',
    opened: '2026-11-22T11:30:00Z',
    deadline: '2026-11-23T11:30:00Z',
    changed: [],
    stations: called,
    votes,
    readOut: ['D6 until 5 Dec: Grafana sits behind the VPN; single sign-on comes with sprint 31.'],
  },
  standingNoGos: votes.filter(({ answer }) => answer === 'no-go'),
  minutes: {
    path: 'docs/minutes/phase_7_kickoff.md',
    html,
    statement: null,
    body: null,
    approvals: [],
    needed: [],
    approved: false,
  },
  mine: {
    chair: false,
    canOpen: false,
    canPoll: false,
    canVote: ['legal'],
    canPublishMinutes: true,
    canApprove: true,
    canDecide: false,
  },
} satisfies KickoffPage;
