import { foundRecord, listKey, makeKey, simulatedPasskey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import { persons, scenario } from '../testing/scenario.ts';
import { smallGate } from '../testing/small-gate.ts';
import { dutyGrade, gradeSuffices } from './duty.ts';
import { participants } from './participants.ts';

type Vouching = Readonly<Record<string, string>>;

/** Duty of people with roles; each enrolled by the next, so that nobody enrolled all, unless told otherwise. */
async function duty(
  roles: Readonly<Record<string, readonly string[]>>,
  vouchedBy?: Vouching,
  gate: ResolvedGate = smallGate,
) {
  const ids = [...new Set(Object.values(roles).flat())];
  const record = await foundRecord({ persons: ids, roles, runners: ['ci'] });
  const vouching = vouchedBy ?? Object.fromEntries(ids.map((id, place) => [id, ids[(place + 1) % ids.length] ?? id]));
  const view = record.view();
  const root = view.roots.at(-1);
  if (!root) throw new Error('The record has no root.');
  const changed = { ...root, persons: ids.map((id) => ({ id, vouchedBy: vouching[id] ?? id })) };
  const { grade, notes } = dutyGrade(participants({ ...view, roots: [changed] }, 7), gate);
  return { grade, notes: notes.filter((note) => !/^(?!Nobody)\w+ vouched for |^Keys? /.test(note)) };
}

const apart = { pm: ['a'], qa: ['b'], sre: ['c'], legal: ['d'], security: ['e'] };

describe('the duty grade', () => {
  test('is A with another person in every required role', async () => {
    expect(await duty(apart)).toEqual({ grade: 'A', notes: [] });
  });

  test('is B where somebody holds two compatible roles, and names both', async () => {
    expect(await duty({ ...apart, qa: ['a'] })).toEqual({ grade: 'B', notes: ['a holds pm and qa.'] });
  });

  test('looks at required roles alone', async () => {
    const roles = smallGate.roles.map((role) => (role.id === 'qa' ? { ...role, required: false } : role));
    expect((await duty({ ...apart, qa: ['a'] }, undefined, { ...smallGate, roles })).grade).toBe('A');
  });

  test('is C with incompatible roles in one hand', async () => {
    expect(await duty({ ...apart, sre: ['e'] })).toEqual({
      grade: 'C',
      notes: ['e holds sre and security.', 'e holds security and sre, which the gate file calls incompatible.'],
    });
  });

  test('is S with one person in every chair, however many are enrolled beside', async () => {
    const solo = { grade: 'S', notes: ['One person sits in every chair.'] };
    const every = Object.fromEntries(Object.keys(persons).map((role) => [role, ['a']]));
    expect(await duty(every)).toEqual(solo);
    expect(await duty({ ...every, guest: ['b', 'c'] })).toEqual(solo);
  });

  test('is at most B where one person enrolled all keys, or everybody only themselves', async () => {
    const by = (id: string): Vouching => Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((each) => [each, id]));
    expect(await duty(apart, by('b'))).toEqual({ grade: 'B', notes: ["b enrolled everybody's keys."] });
    expect(await duty(apart, {})).toEqual({ grade: 'B', notes: ['Nobody vouched for anybody but themselves.'] });
    expect((await duty(apart, { ...by('b'), b: 'c' })).grade).toBe('A');
  });

  test('is S before anybody is enrolled', () => {
    expect(dutyGrade(participants(null, 7), smallGate)).toEqual({ grade: 'S', notes: ['Nobody is enrolled yet.'] });
  });

  test('is held against what the gate file demands', async () => {
    const order = ['A', 'B', 'C', 'S'] as const;
    for (const [place, grade] of order.entries()) {
      expect(order.map((minimum) => gradeSuffices(grade, minimum))).toEqual(order.map((_, other) => place <= other));
    }
    const made = await scenario();
    expect(made.rule('duty', { gate: { ...smallGate, minimumGrade: 'A' } }).explanation).toMatchObject({
      reason:
        "Duty grade B; the gate file demands A. mira enrolled everybody's keys. " +
        "mira vouched for quinn, sara, lena, noor. Key files, which prove nobody's presence: lena, mira, noor, quinn, sara.",
      command: 'sallyport trust grant --role ROLE --person ID',
    });
  });
});

describe('the notes of a grade', () => {
  test('say who vouched for whom, and whose keys prove presence: active ones of humans', async () => {
    const made = await scenario({ others: ['bot'] });
    const passkey = simulatedPasskey().signer;
    const software = (await makeKey({ type: 'ed25519', seed: 'a program of mira' })).signer;
    await made.record.changeRoot(
      (root) => ({
        keys: [
          ...root.keys.map((key) => {
            if (key.person === 'noor') return { ...key, status: 'retired' as const };
            return key;
          }),
          listKey(passkey, { person: 'noor' }),
          listKey(simulatedPasskey().signer, { person: 'lena' }),
          listKey(software, { person: 'mira', actor: 'Software' }),
        ],
        persons: root.persons.map((each) => (each.id === 'noor' ? { ...each, vouchedBy: 'lena' } : each)),
      }),
      { cosigners: ['lena'] },
    );
    expect(made.board().duty.notes).toEqual([
      'mira vouched for quinn, sara, lena, bot.',
      'lena vouched for noor.',
      'Keys that prove presence: lena, noor.',
      "Key files, which prove nobody's presence: bot, lena, mira, quinn, sara.",
    ]);
  });
});

describe('a floor role that goes to somebody new', () => {
  const to = (person: string, role: string) => (root: { grants: readonly { person: string; role: string }[] }) => ({
    grants: [...root.grants.filter((each) => each.role !== role), { person, role }],
  });

  test('without the signature of who held it is printed with every decision', async () => {
    const made = await scenario();
    await made.record.changeRoot(to('sara', 'security'), { cosigners: ['quinn'] });
    expect(made.board().duty.notes).toContain('security went to sara in root 2 without noor.');
  });

  test('with it is not, whether she proposed the root or co-signed it', async () => {
    const made = await scenario();
    await made.record.changeRoot(to('sara', 'security'), { cosigners: ['noor'] });
    await made.record.changeRoot(to('quinn', 'legal'), { by: 'lena', cosigners: ['mira'] });
    expect(made.board().duty.notes.filter((note) => note.includes(' went to '))).toEqual([]);
  });

  test('is no matter of other roles, of losing it, or of a chair that was empty', async () => {
    const { security: _, ...without } = persons;
    const made = await scenario({ people: without, others: ['noor'] });
    await made.record.changeRoot(to('sara', 'qa'), { cosigners: ['lena'] });
    await made.record.changeRoot(to('noor', 'security'), { cosigners: ['lena'] });
    await made.record.changeRoot((root) => ({ grants: root.grants.filter((each) => each.role !== 'legal') }), {
      cosigners: ['sara'],
    });
    expect(made.board().duty.notes.filter((note) => note.includes(' went to '))).toEqual([]);
  });
});
