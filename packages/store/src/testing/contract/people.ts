import { sha256 } from '@sallyport/record';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  addCredential,
  listCredentials,
  readCredential,
  retireCredentials,
  useCredential,
} from '../../people/credentials.ts';
import { listEnrolments, moveEnrolment, readEnrolment, saveEnrolment } from '../../people/enrolments.ts';
import {
  addInvitation,
  listInvitations,
  noteInvitationOpened,
  readInvitation,
  spendInvitation,
  withdrawInvitations,
} from '../../people/invitations.ts';
import { listPeople, readPerson, savePerson } from '../../people/people.ts';
import { type EngineUnderTest, sharedStore } from '../engine-under-test.ts';
import { at } from '../sample.ts';

const ada = { id: 'ada', name: 'Ada Straße', email: 'ada@example.org', roles: ['pm', 'qa'], invitedBy: null };
const passkey = {
  id: 'AAAA_-',
  purpose: 'login' as const,
  person: 'ada',
  publicKey: 'sk-ecdsa AAAA',
  algorithm: -257,
  fingerprint: 'SHA256:one',
  rpId: 'gate.example',
  counter: 7,
  backupEligible: true,
  backedUp: false,
};

export function peopleContract(engine: EngineUnderTest): void {
  describe('people', () => {
    const store = sharedStore(engine);
    beforeAll(async () => savePerson(store(), ada, at(0)));

    test('are kept, and said anew without losing since when', async () => {
      await savePerson(store(), { ...ada, name: 'Ada S.', email: null, roles: [] }, at(9));
      expect(await readPerson(store(), 'ada')).toEqual({
        ...ada,
        name: 'Ada S.',
        email: null,
        roles: [],
        created: at(0),
      });
      await savePerson(store(), ada, at(10));
      await savePerson(store(), { ...ada, id: 'Zoe', invitedBy: 'ada' }, at(10));
      // By bytes, on both engines: by the rules of a language `ada` would come first.
      expect((await listPeople(store())).map(({ id }) => id)).toEqual(['Zoe', 'ada']);
      expect(await readPerson(store(), 'nobody')).toBeNull();
    });

    test('have passkeys, whose counter must rise', async () => {
      await addCredential(store(), passkey, at(1));
      expect(await readCredential(store(), passkey.id)).toEqual({
        ...passkey,
        created: at(1),
        used: null,
        retired: null,
      });
      await expect(addCredential(store(), { ...passkey, fingerprint: 'SHA256:x' }, at(1))).rejects.toThrow(
        expect.objectContaining({ code: 'STORE_CONFLICT' }),
      );
      expect(await useCredential(store(), { id: passkey.id, counter: 8, backedUp: true }, at(2))).toBe(true);
      expect(await useCredential(store(), { id: passkey.id, counter: 8, backedUp: true }, at(3))).toBe(false);
      expect(await useCredential(store(), { id: passkey.id, counter: 0, backedUp: true }, at(3))).toBe(false);
      expect(await readCredential(store(), passkey.id)).toMatchObject({ counter: 8, backedUp: true, used: at(2) });
      const without = { ...passkey, id: 'none', fingerprint: 'SHA256:two', counter: 0 };
      await addCredential(store(), { ...without, purpose: 'signing' }, at(2));
      expect(await useCredential(store(), { id: 'none', counter: 0, backedUp: false }, at(3))).toBe(true);
      expect(await useCredential(store(), { id: 'unknown', counter: 9, backedUp: false }, at(3))).toBe(false);
    });

    test('retire their passkeys, but for the new one', async () => {
      await addCredential(store(), { ...passkey, id: 'new', fingerprint: 'SHA256:new' }, at(4));
      expect(await retireCredentials(store(), 'ada', at(5), ['new'])).toBe(2);
      expect((await listCredentials(store(), 'ada')).map(({ id }) => id)).toEqual(['new']);
      expect((await listCredentials(store(), null)).map(({ id }) => id)).toEqual(['new']);
      expect(await readCredential(store(), passkey.id)).toMatchObject({ retired: at(5) });
      expect(await useCredential(store(), { id: passkey.id, counter: 99, backedUp: false }, at(6))).toBe(false);
    });

    test('cannot have a passkey of somebody who is not there', async () => {
      const stray = { ...passkey, id: 'stray', fingerprint: 'SHA256:stray', person: 'nobody' };
      await expect(addCredential(store(), stray, at(1))).rejects.toThrow(
        expect.objectContaining({ code: 'STORE_CONFLICT' }),
      );
    });
  });

  describe('invitations', () => {
    const store = sharedStore(engine);
    beforeAll(async () => savePerson(store(), ada, at(0)));
    const link = (token: string) => ({
      tokenHash: sha256(token),
      person: 'ada',
      roles: ['pm'],
      invitedBy: null,
      expires: at(100),
    });

    test('work once, however many tabs try', async () => {
      await addInvitation(store(), link('a'), at(0));
      await noteInvitationOpened(store(), sha256('a'), at(1));
      await noteInvitationOpened(store(), sha256('a'), at(2));
      const tries = Array.from({ length: 8 }, () => spendInvitation(store(), sha256('a'), at(3)));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await readInvitation(store(), sha256('a'))).toEqual({
        ...link('a'),
        created: at(0),
        opened: at(1),
        spent: at(3),
        withdrawn: null,
      });
    });

    test('do not work after their time, nor after a newer one, nor when called back', async () => {
      await addInvitation(store(), link('late'), at(0));
      expect(await spendInvitation(store(), sha256('late'), at(100))).toBe(false);
      await addInvitation(store(), link('newer'), at(1));
      expect(await spendInvitation(store(), sha256('late'), at(2))).toBe(false);
      await withdrawInvitations(store(), 'ada', at(3));
      expect(await spendInvitation(store(), sha256('newer'), at(4))).toBe(false);
      expect(await readInvitation(store(), sha256('newer'))).toMatchObject({ spent: null, withdrawn: at(3) });
      expect(await readInvitation(store(), sha256('unknown'))).toBeNull();
      expect((await listInvitations(store())).map(({ created }) => created)).toEqual([at(1), at(0), at(0)]);
    });
  });

  describe('enrolments', () => {
    const store = sharedStore(engine);
    beforeAll(async () => savePerson(store(), ada, at(0)));

    test('move on from the state they are in, and only with the key that was meant', async () => {
      const enrolment = { person: 'ada', fingerprint: 'f1', request: '{}', proof: null, state: 'registered' as const };
      await saveEnrolment(store(), enrolment, at(1));
      const proved = { ...enrolment, proof: 'armour', state: 'proved' as const };
      await saveEnrolment(store(), proved, at(2));
      expect(await readEnrolment(store(), 'ada')).toEqual({ ...proved, created: at(2), changed: at(2) });
      const step = { person: 'ada', fingerprint: 'f1', from: 'proved' as const, to: 'proposed' as const };
      expect(await moveEnrolment(store(), { ...step, fingerprint: 'f2' }, at(3))).toBe(false);
      expect(await moveEnrolment(store(), step, at(3))).toBe(true);
      expect(await moveEnrolment(store(), step, at(4))).toBe(false);
      expect(await listEnrolments(store())).toMatchObject([{ state: 'proposed', changed: at(3) }]);
      expect(await readEnrolment(store(), 'nobody')).toBeNull();
    });
  });
}
