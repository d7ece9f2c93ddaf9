import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Wish } from '../contract/drafts.ts';
import { everything, foundedWorld, type GateWorld, people } from '../testing/gate-world.ts';

/** Everybody enrolled, the gate baselined, and noor asked for L4. */
async function asked(): Promise<GateWorld> {
  const world = await foundedWorld();
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  return world;
}

async function answersOf(world: GateWorld, person: string): Promise<number> {
  await world.desk().draft('mira', { act: 'kickoff', title: null });
  const { statements } = await world.desk().record(person);
  const { name } = (await world.desk().home(person)).person;
  return statements.filter(({ by, type }) => by === name && type === 'signoff').length;
}

const l4: typeof everything = { ...everything, about: ['L4'] };

test('a draft that was answered gives the same receipt again, and nothing is there twice', async () => {
  const world = await asked();
  const draft = await world.desk().draft('noor', l4);
  const assertions = world.answerTo('noor', draft);
  const first = await world.desk().sign('noor', draft.id, assertions);
  const second = await world.desk().sign('noor', draft.id, assertions);
  expect(second).toEqual(first);
  expect(await answersOf(world, 'noor')).toBe(1);
});

test('of two windows that sign at once one gets through, and the other is told', async () => {
  const world = await asked();
  const drafts = [await world.desk().draft('noor', l4), await world.desk().draft('noor', l4)];
  const signed = await Promise.allSettled(
    drafts.map((draft) => world.desk().sign('noor', draft.id, world.answerTo('noor', draft))),
  );
  expect(signed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(signed.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'SERVER_CHANGED' } });
  expect(await answersOf(world, 'noor')).toBe(1);
});

test('what changed while the page was open is not signed, and the same wish can be drafted again', async () => {
  const world = await asked();
  const wish: Wish = { ...everything, about: ['L4'], answer: 'rejected', reason: 'Nobody reads the mailbox.' };
  const draft = await world.desk().draft('noor', wish);
  world.project.commit('GOVERNANCE.md', '# Governance\n\nReports are handled by nobody.\n');
  await world.restart();
  const assertions = world.answerTo('noor', draft);
  await expect(world.desk().sign('noor', draft.id, assertions)).rejects.toMatchObject({ code: 'SERVER_CHANGED' });
  expect(await answersOf(world, 'noor')).toBe(0);
  await world.sign('noor', wish);
  expect(await answersOf(world, 'noor')).toBe(1);
});

test('nobody signs for bytes that a commit has just replaced, whether they were drafted before or after it', async () => {
  const world = await asked();
  const wish: Wish = { ...everything, about: ['L4'], answer: 'rejected', reason: 'Nobody reads the mailbox.' };
  for (const text of ['nobody', 'somebody', 'everybody']) {
    const draft = await world.desk().draft('noor', wish);
    world.project.commit('GOVERNANCE.md', `# Governance\n\nReports are handled by ${text}.\n`);
    await pause(300);
    const early = world.desk().sign('noor', draft.id, world.answerTo('noor', draft));
    await expect(early).rejects.toMatchObject({ code: 'SERVER_CHANGED' });
  }
  expect(await answersOf(world, 'noor')).toBe(0);
});

test('only the own passkey, with presence, verification and our page, signs a draft', async () => {
  const world = await asked();
  const draft = await world.desk().draft('noor', l4);
  const refused = { code: 'SERVER_SIGNATURE_REFUSED' };
  const ways = [
    { flags: 0x01 },
    { flags: 0x04 },
    { origin: 'https://elsewhere.example' },
    { origin: 'http://gate.lantern.example' },
    { crossOrigin: true },
    { type: 'webauthn.create' },
  ];
  for (const how of ways)
    await expect(world.desk().sign('noor', draft.id, world.answerTo('noor', draft, how))).rejects.toMatchObject(
      refused,
    );
  const byLena = world.answerTo('lena', draft);
  await expect(world.desk().sign('noor', draft.id, byLena)).rejects.toMatchObject(refused);
  await expect(world.desk().sign('noor', draft.id, [])).rejects.toMatchObject(refused);
  const another = await world.desk().draft('noor', l4);
  const forAnother = world.answerTo('noor', another);
  await expect(world.desk().sign('noor', draft.id, forAnother)).rejects.toMatchObject(refused);
  await expect(world.desk().sign('lena', draft.id, byLena)).rejects.toMatchObject({ code: 'SERVER_NOT_FOUND' });
  await expect(world.desk().signDemo('noor', draft.id)).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
  expect(await answersOf(world, 'noor')).toBe(0);
  await world.desk().sign('noor', draft.id, world.answerTo('noor', draft));
  expect(await answersOf(world, 'noor')).toBe(1);
});

test('a draft that is too old is not signed', async () => {
  const world = await asked();
  const draft = await world.desk().draft('noor', l4);
  world.wait(3600);
  const assertions = world.answerTo('noor', draft);
  await expect(world.desk().sign('noor', draft.id, assertions)).rejects.toMatchObject({ code: 'SERVER_DRAFT_EXPIRED' });
});

test('documents that were opened are signed with their bytes, and only those that anybody is asked about', async () => {
  const world = await asked();
  const { sha256 } = await world.desk().document('noor', 'GOVERNANCE.md');
  const opened = [{ name: 'GOVERNANCE.md', sha256 }];
  const draft = await world.desk().draft('noor', { ...l4, opened });
  const body = JSON.parse(Buffer.from(draft.statements[0]?.bytes ?? '', 'base64').toString('utf8'));
  expect(body.predicate.body.opened).toEqual(opened);
  const other = [{ name: 'GOVERNANCE.md', sha256: '0'.repeat(64) }];
  await expect(world.desk().draft('noor', { ...l4, opened: other })).rejects.toMatchObject({ code: 'SERVER_CHANGED' });
  const unknown = [{ name: '../../etc/passwd', sha256 }];
  await expect(world.desk().draft('noor', { ...l4, opened: unknown })).rejects.toMatchObject({
    code: 'SERVER_REFUSED',
  });
});

test('who is not in the root signs nothing, and who joined by the next root does', async () => {
  const world = await asked();
  await world.invite({ id: 'tam', roles: ['security'] });
  await expect(world.desk().draft('tam', l4)).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
  const page = await world.desk().people('mira');
  expect(page.invited).toMatchObject([{ person: 'tam', state: 'ready to enrol' }]);
  await world.sign('mira', { act: 'enrol', persons: ['tam'] });
  expect((await world.desk().people('mira')).invited).toMatchObject([{ state: 'proposed' }]);
  const proposal = (await world.desk().home('lena')).waiting.find(({ kind }) => kind === 'proposal');
  await world.sign('lena', { ...everything, about: [proposal?.about ?? ''] });
  await world.until(async () => (await world.desk().people('mira')).root?.version === 2);
  expect((await world.desk().standing('tam')).enrolled).toBe(true);
  expect((await world.desk().people('mira')).people.map(({ id }) => id)).toEqual(
    [...people.map(({ id }) => id), 'tam'].sort(),
  );
  await world.sign('tam', l4);
});
