import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { canonicalize } from '@sallyport/record';
import { saveEnrolment, savePerson } from '@sallyport/store';
import { sshKeygenSigner } from '@sallyport/workspace';
import { expect, test } from 'vitest';
import { everything, type GateWorld, gateWorld, people } from '../testing/gate-world.ts';
import { demoKeyOf } from './signing-passkey.ts';

const l4: typeof everything = { ...everything, about: ['L4'] };

/** A world in which tam has an ordinary key, which the server of a demo holds. */
async function demoWorld(): Promise<GateWorld> {
  const world = await gateWorld();
  const path = join(world.project.directory, '..', 'tam');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'tam', '-f', path]);
  const signer = await sshKeygenSigner(path);
  const profile = { name: 'Tam', email: 'tam@lantern.example', roles: ['security'] };
  const asked = { format: 'sallyport-enrolment/v1', person: 'tam', ...profile, publicKey: signer.publicKey };
  const request = canonicalize(asked);
  const proof = await signer.sign('trust@sallyport.dev', new TextEncoder().encode(request));
  await savePerson(world.store, { id: 'tam', ...profile, invitedBy: null }, world.place.now());
  const { fingerprint } = signer;
  await saveEnrolment(world.store, { person: 'tam', fingerprint, request, proof, state: 'proved' }, world.place.now());
  for (const each of people) await world.invite(each);
  (world.place.demoKeys as Map<string, string>).set('tam', path);
  await world.sign('mira', { act: 'found', persons: [...people.map(({ id }) => id), 'tam'] });
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  return world;
}

test('in a demo the key that the server holds signs for its person, once, and for nobody else', async () => {
  const world = await demoWorld();
  const desk = world.desk();
  const draft = await desk.draft('tam', l4);
  expect(draft.credential).toBeNull();
  const receipt = await desk.signDemo('tam', draft.id);
  expect(receipt.statements.map(({ digest }) => digest)).toEqual(draft.statements.map(({ digest }) => digest));
  expect(await desk.signDemo('tam', draft.id)).toEqual(receipt);
  await world.until(async () => (await desk.board('mira')).record?.waiting === 0);
  const { statements } = await desk.record('tam');
  expect(statements.filter(({ by, type }) => by === 'Tam' && type === 'signoff')).toHaveLength(1);
  expect(await desk.standing('tam')).toMatchObject({ enrolled: true, demoKey: expect.stringContaining('SHA256:') });

  const other = await desk.draft('noor', l4);
  await expect(desk.signDemo('noor', other.id)).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
  await expect(desk.signDemo('tam', other.id)).rejects.toMatchObject({ code: 'SERVER_NOT_FOUND' });
});

test('a gate that is live knows no such keys, whatever the server was given', async () => {
  const { place } = await gateWorld();
  (place.demoKeys as Map<string, string>).set('tam', '/keys/tam');
  expect(demoKeyOf(place, 'demo', 'tam')).toBe('/keys/tam');
  expect(demoKeyOf(place, 'live', 'tam')).toBeNull();
  expect(demoKeyOf(place, 'demo', 'noor')).toBeNull();
});
