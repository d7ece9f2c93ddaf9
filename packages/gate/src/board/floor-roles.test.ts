import { listKey, makeKey, simulatedPasskey } from '@sallyport/testkit';
import { expect, test } from 'vitest';
import { persons, type Scenario, scenario } from '../testing/scenario.ts';
import { enrolment } from './enrolment.ts';
import { passedFloorRoles } from './floor-roles.ts';
import { participants } from './participants.ts';

function passed(made: Scenario): readonly string[] {
  return passedFloorRoles(participants(made.record.view(), 7));
}

function given(role: string, ...held: string[]) {
  return (root: { grants: readonly { person: string; role: string }[] }) => ({
    grants: [...root.grants.filter((each) => each.role !== role), ...held.map((person) => ({ person, role }))],
  });
}

test('all who gained a floor role and all who held it are named', async () => {
  const made = await scenario({ people: { ...persons, legal: ['lena', 'lars'] } });
  await made.record.changeRoot(given('legal', 'sara', 'quinn', 'lena'), { cosigners: ['quinn'] });
  expect(passed(made)).toEqual(['legal went to sara and quinn in root 2 without lena or lars.']);
});

test('one of those who held it is enough', async () => {
  const made = await scenario({ people: { ...persons, legal: ['lena', 'lars'] } });
  await made.record.changeRoot(given('legal', 'sara'), { cosigners: ['lars'] });
  expect(passed(made)).toEqual([]);
});

test('every root that passed one on is named', async () => {
  const made = await scenario();
  await made.record.changeRoot(given('legal', 'sara'), { cosigners: ['quinn'] });
  await made.record.changeRoot(given('security', 'sara'), { cosigners: ['quinn'] });
  expect(passed(made)).toEqual([
    'legal went to sara in root 2 without lena.',
    'security went to sara in root 3 without noor.',
  ]);
});

test('keys of programs and runners prove nothing about anybody, and without key files nothing is said of them', async () => {
  const made = await scenario();
  const root = made.record.root();
  const software = (await makeKey({ type: 'ed25519', seed: 'a program of mira' })).signer;
  const keys = [
    listKey(simulatedPasskey().signer, { person: 'mira' }),
    listKey(software, { person: 'mira', actor: 'Software' }),
    listKey(software, { person: 'quinn', status: 'retired' }),
    ...root.keys.filter((key) => key.runner !== null),
  ];
  const people = participants({ ...made.record.view(), roots: [{ ...root, keys }] }, 7);
  expect(enrolment(people)).toEqual(['mira vouched for quinn, sara, lena, noor.', 'Keys that prove presence: mira.']);
});
