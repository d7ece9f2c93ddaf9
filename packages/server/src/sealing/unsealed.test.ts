import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { assemble, draftDeviations, encodeDraft, personByKey, requireRecord } from '@sallyport/actions';
import { readRecord } from '@sallyport/record';
import { pendingStatements } from '@sallyport/store';
import { appendToRecord, closeRepository, openRepository, readRecordFiles } from '@sallyport/workspace';
import { expect, test } from 'vitest';
import { judge } from '../gate/judge.ts';
import { everything, foundedWorld, type GateWorld } from '../testing/gate-world.ts';
import { sealPending } from './seal-pending.ts';

/** A founded gate with its baseline, at rest, with statements in its branch that no database ever had and nobody sealed. */
async function signedInTerminal(): Promise<GateWorld> {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  await world.until(async () => (await world.desk().board('mira')).looked !== null);
  await world.until(async () => (await pendingStatements(world.store)).length === 0);
  await world.stop();
  const judged = await judge(world.place);
  const session = requireRecord(judged.session);
  const { signer, publicKey } = world.passkey('mira');
  const author = personByKey(session.record.roots.at(-1), publicKey.fingerprint);
  const why = { criteria: [], reason: 'Not here.', expires: null };
  const encoded = encodeDraft(session, author, draftDeviations(session, judged.board, author, why));
  const armours: string[] = [];
  for (const { namespace, message } of encoded) armours.push(await signer.sign(namespace, message));
  const { files } = assemble(encoded, armours);
  await appendToRecord(session.repository, async () => files);
  closeRepository(session.repository);
  return world;
}

async function unsealed({ place }: GateWorld): Promise<number> {
  const repository = await openRepository(place.directory);
  try {
    return readRecord(await readRecordFiles(repository)).statements.filter(({ index }) => index === null).length;
  } finally {
    closeRepository(repository);
  }
}

test('what others brought to the branch without a seal is sealed, once', async () => {
  const world = await signedInTerminal();
  expect(await unsealed(world)).toBeGreaterThan(0);
  expect(await sealPending(world.place)).toEqual({ left: 0, why: null });
  expect(await unsealed(world)).toBe(0);
  const tip = world.project.git('rev-parse', 'sallyport/record');
  expect(await sealPending(world.place)).toEqual({ left: 0, why: null });
  expect(world.project.git('rev-parse', 'sallyport/record')).toBe(tip);
});

test('a server that runs seals them without being asked, and one whose key may not seal leaves them', async () => {
  const world = await signedInTerminal();
  const stranger = join(world.place.directory, '..', 'stranger_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', stranger]);
  expect(await sealPending({ ...world.place, key: stranger })).toEqual({ left: 0, why: null });
  expect(await unsealed(world)).toBeGreaterThan(0);
  await world.restart();
  await world.until(async () => (await unsealed(world)) === 0);
});
