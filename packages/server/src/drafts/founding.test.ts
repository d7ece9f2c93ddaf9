import { draftRevocation, requireRecord } from '@sallyport/actions';
import { expect, test } from 'vitest';
import type { Wish } from '../contract/drafts.ts';
import { everything, gateWorld, people } from '../testing/gate-world.ts';

const found = { act: 'found' as const, persons: people.map(({ id }) => id) };

test('of two persons who found at once one gets through, and the gate can be judged', async () => {
  const world = await gateWorld();
  for (const each of people) await world.invite(each);
  const drafts = [await world.desk().draft('mira', found), await world.desk().draft('lena', found)] as const;
  const [first, second] = drafts;
  const signed = await Promise.allSettled([
    world.desk().sign('mira', first.id, world.answerTo('mira', first)),
    world.desk().sign('lena', second.id, world.answerTo('lena', second)),
  ]);
  expect(signed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(signed.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'SERVER_CHANGED' } });
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  expect((await world.desk().board('mira')).blockers.map(({ reason }) => reason).join()).not.toContain(
    'cannot be judged',
  );
  expect(world.log.join('\n')).not.toContain('founds the record a second time');
});

test('who was invited by somebody founds nothing, with or without the others in it', async () => {
  const world = await gateWorld();
  for (const each of people) await world.invite(each);
  await world.store.db.updateTable('people').set({ invited_by: 'mira' }).where('id', '=', 'lena').execute();
  for (const persons of [['lena'], found.persons])
    await expect(world.desk().draft('lena', { act: 'found', persons })).rejects.toMatchObject({
      code: 'SERVER_NOT_ALLOWED',
    });
  await world.sign('mira', found);
});

test('a person without a role reads no findings in what would be signed (decision, agenda, minutes)', async () => {
  const world = await gateWorld();
  for (const each of people) await world.invite(each);
  await world.invite({ id: 'gast', roles: [] });
  await world.sign('mira', { ...found, persons: [...found.persons, 'gast'] });
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  await world.sign('lena', everything);
  expect((await world.desk().standing('gast')).enrolled).toBe(true);
  await world.until(async () =>
    JSON.stringify((await world.desk().board('mira')).blockers).includes('publishes Redis'),
  );
  const agenda = await world.desk().draft('mira', { act: 'kickoff', title: null });
  expect(Buffer.from(agenda.statements[0]?.bytes ?? '', 'base64').toString()).toContain('publishes Redis');
  const expires = '2027-01-01T00:00:00Z';
  const wishes: readonly Wish[] = [
    { act: 'decide' },
    { act: 'kickoff', title: null },
    { act: 'poll', deadline: null },
    { act: 'minutes', text: null },
    { act: 'baseline' },
    { act: 'waive', criterion: 'E2', facet: null, findings: [], reason: 'because', expires },
    { act: 'deviate', criteria: ['E2'], reason: 'because', expires },
    { ...everything, about: ['Minutes'] },
  ];
  for (const wish of wishes)
    await expect(world.desk().draft('gast', wish)).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
  const own = await world.desk().home('gast');
  expect(own.waiting).toEqual([]);
});

test('of two next roots one is proposed, and two that came from elsewhere are not both brought into force', async () => {
  const world = await gateWorld();
  for (const each of people) await world.invite(each);
  await world.sign('mira', found);
  await world.until(async () => (await world.desk().people('mira')).root?.version === 1);
  await world.invite({ id: 'tam', roles: ['security'] });
  await world.invite({ id: 'tom', roles: ['security'] });
  const one = await world.desk().draft('mira', { act: 'enrol', persons: ['tam'] });
  const two = await world.desk().draft('lena', { act: 'enrol', persons: ['tom'] });
  const signed = await Promise.allSettled([
    world.desk().sign('mira', one.id, world.answerTo('mira', one)),
    world.desk().sign('lena', two.id, world.answerTo('lena', two)),
  ]);
  expect(signed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(signed.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'SERVER_CHANGED' } });

  // A second proposal that a terminal made offline comes with the record branch.
  const author = signed[0]?.status === 'fulfilled' ? 'lena' : 'mira';
  await world.acceptAll(author, ({ session }) => {
    const founded = requireRecord(session);
    const unseen = founded.record.statements.filter((each) => each.type !== 'trust' || each.body.version === 1);
    return draftRevocation(
      { ...founded, record: { ...founded.record, statements: unseen } },
      { what: 'role', person: 'mira', role: 'community' },
    );
  });
  const proposals = async () => (await world.desk().home('noor')).waiting.filter(({ kind }) => kind === 'proposal');
  await world.until(async () => (await proposals()).length === 2);
  const about = (await proposals()).map((each) => each.about);
  await world.sign('noor', { ...everything, about: about.slice(0, 1) });
  const second = world.sign('noor', { ...everything, about: about.slice(1) });
  await expect(second).rejects.toMatchObject({ code: expect.stringMatching(/^SERVER_(?:REFUSED|CHANGED)$/) });
  await world.until(async () => (await world.desk().people('mira')).root?.version === 2);
  expect(world.log.join('\n')).not.toContain('two roots claim');
});
