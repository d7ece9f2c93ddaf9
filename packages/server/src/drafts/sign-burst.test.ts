import { retireCredentials } from '@sallyport/store';
import { expect, test } from 'vitest';
import type { Draft, Wish } from '../contract/drafts.ts';
import type { Assertion } from '../contract/visits.ts';
import { everything, type GateWorld, gateWorld, people } from '../testing/gate-world.ts';

const nobodyReads: Wish = { ...everything, about: ['L4'], answer: 'rejected', reason: 'Nobody reads the mailbox.' };
const members = Array.from({ length: 12 }, (_, index) => `member${index}`);

/** So many people who are all asked for L4, in a gate with a baseline that nothing moves any more. */
async function room(): Promise<GateWorld> {
  const world = await gateWorld();
  const { desk, sign, until, invite } = world;
  const everybody = [...people, ...members.map((id) => ({ id, roles: ['security'] }))];
  for (const each of everybody) await invite(each);
  await sign('mira', { act: 'found', persons: everybody.map(({ id }) => id) });
  await until(async () => (await desk().people('mira')).root?.version === 1);
  await sign('mira', { act: 'baseline' });
  await sign('lena', everything);
  await until(async () => (await desk().record('mira')).statements.every(({ pushed }) => pushed));
  return world;
}

async function reply(world: GateWorld, person: string): Promise<readonly [Draft, readonly Assertion[]]> {
  const draft = await world.desk().draft(person, nobodyReads);
  return [draft, world.answerTo(person, draft)];
}

async function signoffs(world: GateWorld): Promise<readonly string[]> {
  await world.desk().draft('mira', { act: 'kickoff', title: null });
  const { statements } = await world.desk().record('mira');
  return statements.filter(({ type }) => type === 'signoff').map(({ digest }) => digest);
}

test('of a room that signs at once everybody is taken once, and who forges is refused alone', async () => {
  const world = await room();
  const before = await signoffs(world);
  const replies = await Promise.all(members.map(async (person) => await reply(world, person)));
  const forged = 4;
  const answers = replies.map(([draft, assertions], index) => {
    if (index !== forged) return { draft, assertions };
    // The right form, challenge, page and flags, and a signature that another of the same key's answers carries.
    const other = world.answerTo(members[forged] ?? '', { ...draft, statements: replies[0]?.[0].statements ?? [] });
    return { draft, assertions: assertions.map((each) => ({ ...each, signature: other[0]?.signature ?? '' })) };
  });
  const told = await Promise.allSettled(
    answers.map(({ draft, assertions }, index) => world.desk().sign(members[index] ?? '', draft.id, assertions)),
  );
  expect(told.map(({ status }) => status)).toEqual(
    members.map((_, index) => (index === forged ? 'rejected' : 'fulfilled')),
  );
  expect(told[forged]).toMatchObject({ reason: { code: 'SERVER_SIGNATURE_REFUSED' } });
  const added = (await signoffs(world)).filter((digest) => !before.includes(digest));
  const kept = replies.flatMap(([{ statements }], index) => (index === forged ? [] : statements));
  expect(added.sort()).toEqual(kept.map(({ digest }) => digest).sort());
  // What was refused can still be signed as it was shown.
  const [draft, assertions] = replies[forged] ?? [];
  const receipt = await world.desk().sign(members[forged] ?? '', draft?.id ?? '', assertions ?? []);
  expect(receipt.statements).toMatchObject([{ bytes: draft?.statements[0]?.bytes }]);
});

test('who may sign is asked again, though nothing changed since the draft was made', async () => {
  const world = await room();
  const [person = '', other = ''] = members;
  const [draft, assertions] = await reply(world, person);
  const [spared, good] = await reply(world, other);
  await retireCredentials(world.store, person, world.place.now());
  await expect(world.desk().sign(person, draft.id, assertions)).rejects.toMatchObject({ code: 'SERVER_CHANGED' });
  await world.desk().sign(other, spared.id, good);
});

test('a draft of an earlier judgement is drafted again before it is signed', async () => {
  const world = await room();
  const [person = '', other = ''] = members;
  const [draft, assertions] = await reply(world, person);
  const [same, stillGood] = await reply(world, other);
  await world.sign('noor', { ...nobodyReads, reason: 'I have not seen it either.' });
  await world.desk().draft('mira', { act: 'kickoff', title: null });
  await world.desk().sign(person, draft.id, assertions);
  world.project.commit('GOVERNANCE.md', '# Governance\n\nReports are handled by nobody.\n');
  await world.restart();
  await expect(world.desk().sign(other, same.id, stillGood)).rejects.toMatchObject({ code: 'SERVER_CHANGED' });
});
