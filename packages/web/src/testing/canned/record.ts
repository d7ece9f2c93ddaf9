import type { RecordPage, StatementPage, StatementRow } from '@sallyport/server/contract';
import { digestOf, fingerprint } from './identity.ts';

const types = ['trust', 'gate', 'evidence', 'signoff', 'waiver', 'kickoff', 'poll', 'vote'];

function row(index: number): StatementRow {
  const type = types[index % types.length] ?? 'evidence';
  return {
    digest: digestOf(`statement ${index}`),
    index: index > 137 ? null : index,
    type,
    by: index % 3 === 0 ? 'ci-runner-1' : 'Ines Duarte',
    key: fingerprint,
    time: '2026-11-22T09:00:00Z',
    phase: 7,
    what: type === 'signoff' ? 'accepted I2 as legal' : `${type} of phase 7`,
    pushed: index < 130,
  };
}

const verify = [
  { what: 'Every signature and the log, offline', command: 'sallyport verify --root 4f1c' },
  {
    what: 'One signature, with OpenSSH alone',
    command:
      'ssh-keygen -Y verify -f allowed_signers -I counsel@person -n signoff@sallyport.dev -s statement.sig < statement.pae',
  },
];

export const record = {
  revision: 41,
  fingerprint: digestOf('record'),
  origin: 'emberfall.example/sallyport',
  statements: Array.from({ length: 140 }, (_, index) => row(139 - index)),
  checkpoints: [
    { size: 137, root: digestOf('root 137'), time: '2026-11-22T11:55:00Z' },
    { size: 90, root: digestOf('root 90'), time: '2026-11-21T18:00:00Z' },
  ],
  verify,
} satisfies RecordPage;

export const statement = {
  row: row(3),
  bytes: Buffer.from('{"a":1}').toString('base64'),
  signature: '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n',
  pretty: JSON.stringify({ predicateType: 'https://sallyport.dev/signoff/v1', predicate: { phase: 7 } }, null, 2),
  cites: [digestOf('statement 2'), digestOf('statement 1')],
  verify,
} satisfies StatementPage;
