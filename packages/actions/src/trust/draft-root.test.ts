import { readRecord, type TrustKey } from '@sallyport/record';
import { makeKey, simulatedPasskey } from '@sallyport/testkit';
import { readRecordFiles } from '@sallyport/workspace';
import { expect, test, vi } from 'vitest';
import { sessionOf, withFiles } from '../session/open-session.ts';
import { requireRecord } from '../session/require-record.ts';
import { signAll } from '../statement/append.ts';
import { judgedProject } from '../testing/judged-project.ts';
import { draftEnrolment } from './draft-enrolment.ts';
import { draftFounding, foundingKey } from './draft-founding.ts';
import { draftGrant } from './draft-grant.ts';
import { draftRevocation } from './draft-revocation.ts';

vi.setConfig({ testTimeout: 120_000 });

function refused(code: string): unknown {
  return expect.objectContaining({ name: 'ActionError', code });
}

async function founded() {
  const { repository, record, caller } = await judgedProject({ persons: ['mira', 'noor'], roles: { pm: ['mira'] } });
  const files = await readRecordFiles(repository);
  const sync = { reached: false, why: 'offline', rewound: false };
  const session = requireRecord(await sessionOf({ caller, repository, files, sync }));
  const signer = record.signers.get('mira');
  if (!signer) throw new Error('There is no mira.');
  return { session, mira: { person: 'mira', key: signer.fingerprint, roles: ['pm'], signer } };
}

test('a passkey is enrolled as one that proves presence, by a root that the record accepts', async () => {
  const { session, mira } = await founded();
  const { fingerprint, publicKey } = simulatedPasskey().signer;
  const request = { format: '', person: 'quinn', name: 'Quinn', email: null, roles: ['qa'], publicKey, fingerprint };
  const proposed = draftEnrolment(session, mira, [request]);
  const [{ body }] = proposed;
  const key = body.keys.find((each) => each.fingerprint === fingerprint);
  expect(key).toMatchObject({ person: 'quinn', presence: 'proved', status: 'active' } satisfies Partial<TrustKey>);
  expect(body.persons.map(({ id, vouchedBy }) => [id, vouchedBy])).toContainEqual(['quinn', 'mira']);
  const { files } = await signAll(session, mira, proposed);
  const next = await withFiles(session, new Map([...session.files, ...files]));
  expect(next.record.statements.at(-1)).toMatchObject({ type: 'trust', standing: 'good' });
  expect(() => draftGrant(next, { person: 'noor', role: 'qa' })).toThrow(refused('CLI_NOT_READY'));
});

test('machines are enrolled beside people, each key once, and may look or seal as they were named', async () => {
  const { session, mira } = await founded();
  const machine = async (seed: string) => foundingKey((await makeKey({ type: 'ed25519', seed })).signer.publicKey);
  const runners = [{ id: 'ci', key: await machine('ci-again') }];
  const sealers = [{ id: 'vault', key: await machine('vault') }];
  const proposed = draftEnrolment(session, mira, [], { runners, sealers });
  const [{ body }] = proposed;
  const known = (fingerprint = '') => body.keys.find((each) => each.fingerprint === fingerprint);
  expect(known(runners[0]?.key.fingerprint)).toMatchObject({ runner: 'ci', person: null, actor: 'Software' });
  expect(known(sealers[0]?.key.fingerprint)).toMatchObject({ runner: 'vault', status: 'active' });
  const before = session.record.roots.at(-1)?.sealers ?? [];
  expect(new Set(body.sealers)).toEqual(new Set([...before, sealers[0]?.key.fingerprint]));
  const { files } = await signAll(session, mira, proposed);
  const next = await withFiles(session, new Map([...session.files, ...files]));
  expect(next.record.statements.at(-1)).toMatchObject({ type: 'trust', standing: 'good' });
  expect(() => draftEnrolment(session, mira, [], { runners, sealers: runners })).toThrow(refused('CLI_NOT_ALLOWED'));
});

test('roles and keys are given and taken, and what cannot be is refused', async () => {
  const { session, mira } = await founded();
  const root = session.record.roots.at(-1);
  const known = root?.keys.find(({ person }) => person === 'noor');
  const [{ body }] = draftGrant(session, { person: 'noor', role: 'security' });
  expect(body).toMatchObject({ version: 2, previous: root?.statement });
  expect(body.grants).toContainEqual({ person: 'noor', role: 'security' });
  const fingerprint = known?.fingerprint ?? '';
  const [lost] = draftRevocation(session, { what: 'key', fingerprint, compromisedSince: 3 });
  expect(lost.body.keys.find((key) => key.fingerprint === fingerprint)).toMatchObject({
    status: 'compromised',
    since: 3,
  });
  const [without] = draftRevocation(session, { what: 'role', person: 'mira', role: 'pm' });
  expect(without.body.grants).toEqual([]);
  const again = { format: '', person: 'mia', name: 'Mia', email: null, roles: [], publicKey: known?.publicKey ?? '' };
  const acts: readonly (readonly [string, () => unknown])[] = [
    ['CLI_USAGE', () => draftGrant(session, { person: 'noor', role: 'poet' })],
    ['CLI_USAGE', () => draftGrant(session, { person: 'nobody', role: 'pm' })],
    ['CLI_USAGE', () => draftGrant(session, { person: 'mira', role: 'pm' })],
    ['CLI_USAGE', () => draftRevocation(session, { what: 'role', person: 'noor', role: 'pm' })],
    ['CLI_USAGE', () => draftRevocation(session, { what: 'key', fingerprint: 'SHA256:x', compromisedSince: null })],
    ['CLI_NOT_ALLOWED', () => draftEnrolment(session, mira, [{ ...again, fingerprint }])],
  ];
  for (const [code, act] of acts) expect(act).toThrow(refused(code));
});

test('a record is founded from public keys alone, and the machine that seals needs no person', async () => {
  const { signer } = await makeKey({ type: 'ed25519', seed: 'founder' });
  const machine = (await makeKey({ type: 'ed25519', seed: 'server' })).signer;
  const ada = { id: 'ada', name: 'Ada', email: null, roles: ['pm'], keys: [foundingKey(signer.publicKey)] };
  const founding = {
    origin: 'small.example/sallyport',
    kind: 'live' as const,
    replaces: null,
    persons: [ada],
    runners: [],
    sealers: [{ id: 'server', key: foundingKey(machine.publicKey) }],
  };
  expect(() => draftFounding('bob', founding)).toThrow(refused('CLI_NOT_ENROLLED'));
  const place = { caller: { now: () => '2026-11-20T09:00:00Z' }, record: null, phase: null };
  const author = { person: 'ada', key: signer.fingerprint, signer };
  const { files, digests } = await signAll(place, author, draftFounding('ada', founding));
  const view = readRecord(files, {});
  expect(view.fingerprint).toBe(digests[0]);
  expect(view.roots[0]).toMatchObject({ sealers: [machine.fingerprint], grants: [{ person: 'ada', role: 'pm' }] });
  expect(view.roots[0]?.keys.find(({ runner }) => runner === 'server')).toMatchObject({ actor: 'Software' });
});
