import { signedData, verifySignature } from '@sallyport/record';
import { listCredentials, readEnrolment, readPerson } from '@sallyport/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnrolmentToProve, Invitation, InvitationLink } from '../contract/invitations.ts';
import { nobodyYet } from '../testing/example-desk.ts';
import {
  assertionOf,
  type Browser,
  codeOf,
  type HttpWorld,
  httpWorld,
  newPasskeys,
  type Passkeys,
  registrationOf,
} from '../testing/http-world.ts';
import { awaitingApproval } from './approve-invitation.ts';

let world: HttpWorld;
beforeEach(async () => {
  world = await httpWorld();
});
afterEach(() => world.close());

const lea = { person: 'lea', name: 'Lea', email: 'lea@example.org', roles: ['legal'] };

async function inviteBy(browser: Browser, body: unknown = lea): Promise<{ token: string; link: InvitationLink }> {
  const response = await browser.ask('POST', '/api/invitations', { body });
  const link = (await response.json()) as InvitationLink;
  return { token: link.link.split('#')[1] ?? '', link };
}

async function open(token: string): Promise<Response> {
  return world.browser().ask('POST', '/api/invitations/open', { body: { token } });
}

async function register(token: string, passkeys: Passkeys, how: { login?: object; signing?: object } = {}) {
  const { login, signing } = (await (await open(token)).json()) as Invitation;
  const body = {
    token,
    login: registrationOf(passkeys.login, login.challenge, how.login),
    signing: registrationOf(passkeys.signing, signing.challenge, how.signing),
  };
  return world.browser().ask('POST', '/api/invitations/register', { body });
}

describe('inviting', () => {
  it('is for project managers and founders, and before the first root for who came first', async () => {
    const first = world.browser();
    await world.enrol(first, await world.link('ada'));
    expect((await first.ask('POST', '/api/invitations', { body: lea })).status).toBe(200);
    const second = world.browser();
    await world.enrol(second, (await inviteBy(first)).token);
    expect((await second.ask('POST', '/api/invitations', { body: lea })).status).toBe(403);

    world.stand('ada', { root: 1, enrolled: true, roles: [{ id: 'security', title: 'Security lead' }] });
    expect((await first.ask('POST', '/api/invitations', { body: lea })).status).toBe(403);
    world.stand('ada', { root: 1, enrolled: true, roles: [{ id: 'pm', title: 'Project manager' }] });
    expect((await first.ask('POST', '/api/invitations', { body: lea })).status).toBe(200);
    world.stand('ada', { root: 1, enrolled: true, founder: true });
    expect((await first.ask('POST', '/api/invitations', { body: lea })).status).toBe(200);
  });

  it('makes a link whose secret no server sees in a log, and sends it', async () => {
    const { browser } = await world.person('ada', ['pm']);
    const { token, link } = await inviteBy(browser);
    expect(link).toMatchObject({ needsApproval: false, mailed: true, expires: '2026-11-29T09:00:00Z' });
    expect(link.link).toMatch(/^https:\/\/gate\.example\/invitation#[\w-]{43}$/);
    expect(world.mails).toEqual([{ to: 'lea@example.org', link: link.link }]);
    await open(token);
    expect(JSON.stringify(world.log)).not.toContain(token);
    const kept = await world.store.db.selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it.each([
    ['a role that the gate does not know', { ...lea, roles: ['king'] }],
    ['an id that the trust root would not take', { ...lea, person: 'Lea Smith' }],
    ['a name with characters that cannot be seen', { ...lea, name: 'Lea\u202egp' }],
    ['a field that is not ours', { ...lea, founder: true }],
  ])('refuses %s', async (_what, body) => {
    const { browser } = await world.person('ada', ['pm']);
    const response = await browser.ask('POST', '/api/invitations', { body });
    expect([response.status, await codeOf(response)]).toEqual([400, 'SERVER_BAD_REQUEST']);
  });
});

describe('a link', () => {
  it('leads from nobody to a person with two passkeys, a proof of possession and a session', async () => {
    const { browser } = await world.person('ada', ['pm']);
    const { token } = await inviteBy(browser);
    const mine = world.browser();
    const passkeys = await world.enrol(mine, token);
    expect(mine.cookie()).not.toBeNull();

    const kept = await listCredentials(world.store, 'lea');
    expect(new Set(kept.map(({ purpose }) => purpose))).toEqual(new Set(['login', 'signing']));
    const enrolment = await readEnrolment(world.store, 'lea');
    expect(JSON.parse(enrolment?.request ?? '')).toEqual({
      format: 'sallyport-enrolment/v1',
      ...lea,
      publicKey: passkeys.signing.publicKey.text,
    });
    const message = new TextEncoder().encode(enrolment?.request);
    const proved = verifySignature(enrolment?.proof ?? '', message, 'trust@sallyport.dev');
    expect(proved.fingerprint).toBe(passkeys.signing.publicKey.fingerprint);
    expect(enrolment?.state).toBe('proved');
  });

  it('asks for two credentials that a device keeps apart, and for none that it has', async () => {
    const passkeys = await world.enrol(world.browser(), await world.link('ada'));
    const opened = (await (await open(await world.link('ada'))).json()) as Invitation;
    expect(opened.login.userHandle).not.toBe(opened.signing.userHandle);
    expect(opened.login.challenge).not.toBe(opened.signing.challenge);
    expect(opened.login.exclude).toEqual([passkeys.login.credentialId.toString('base64url')]);
    expect(opened.signing.exclude).toEqual([passkeys.signing.credentialId.toString('base64url')]);
    expect(Buffer.from(opened.login.userHandle, 'base64url').toString('latin1')).not.toContain('ada');
  });

  it('asks the signing passkey for exactly the SSHSIG blob over the request, with six words for the fingerprint', async () => {
    const passkeys = newPasskeys();
    const response = await register(await world.link('ada'), passkeys);
    const asked = (await response.json()) as EnrolmentToProve;
    const blob = signedData('trust@sallyport.dev', new TextEncoder().encode(asked.request));
    expect(asked.challenge).toBe(Buffer.from(blob).toString('base64url'));
    expect(asked.words.split(' ')).toHaveLength(6);
  });

  it('works once, also in two windows at once', async () => {
    const token = await world.link('ada');
    const passkeys = newPasskeys();
    const asked = (await (await register(token, passkeys)).json()) as EnrolmentToProve;
    const prove = () => {
      const body = { token, assertion: assertionOf(passkeys.signing, asked.challenge) };
      return world.browser().ask('POST', '/api/invitations/prove', { body });
    };
    const answers = await Promise.all([prove(), prove(), prove()]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(2);
    expect(await codeOf(await open(token))).toBe('SERVER_INVITATION_USED');
    expect(await listCredentials(world.store, 'ada')).toHaveLength(2);
  });

  it('says what happened to it: unknown, expired, replaced by a newer one', async () => {
    expect(await codeOf(await open('A'.repeat(43)))).toBe('SERVER_INVITATION_UNKNOWN');
    const older = await world.link('ada');
    const newer = await world.link('ada');
    expect(await codeOf(await open(older))).toBe('SERVER_INVITATION_EXPIRED');
    expect((await open(newer)).status).toBe(200);
    world.wait(8 * 24 * 3600);
    const late = await open(newer);
    expect([late.status, await codeOf(late)]).toEqual([410, 'SERVER_INVITATION_EXPIRED']);
  });

  it('still works after making the passkeys failed, was given up or took too long', async () => {
    const token = await world.link('ada');
    const passkeys = newPasskeys();
    await register(token, passkeys, { login: { flags: 0x01 } });
    const opened = (await (await open(token)).json()) as Invitation;
    world.wait(1801);
    const late = {
      token,
      login: registrationOf(passkeys.login, opened.login.challenge),
      signing: registrationOf(passkeys.signing, opened.signing.challenge),
    };
    const response = await world.browser().ask('POST', '/api/invitations/register', { body: late });
    expect(await codeOf(response)).toBe('SERVER_PASSKEY_REFUSED');
    await world.enrol(world.browser(), token);
  });

  it('lets nobody in before possession is proved', async () => {
    const passkeys = newPasskeys();
    await register(await world.link('ada'), passkeys);
    expect((await world.logIn(world.browser(), passkeys)).status).toBe(401);
  });

  it.each([
    ['a passkey without its user verified', { signing: { flags: 0x01 } }],
    ['another page', { login: { origin: 'https://gate.example.evil.example' } }],
    ['an assertion in place of a registration', { login: { type: 'webauthn.get' } }],
  ])('refuses %s', async (_what, how) => {
    const response = await register(await world.link('ada'), newPasskeys(), how);
    expect([response.status, await codeOf(response)]).toEqual([422, 'SERVER_PASSKEY_REFUSED']);
  });

  it('refuses one passkey for both, and challenges that were swapped or belong to another link', async () => {
    const one = newPasskeys().login;
    const both = await register(await world.link('ada'), { login: one, signing: one });
    expect(await codeOf(both)).toBe('SERVER_PASSKEY_REFUSED');

    const token = await world.link('ada');
    const opened = (await (await open(token)).json()) as Invitation;
    const other = (await (await open(await world.link('lea'))).json()) as Invitation;
    const passkeys = newPasskeys();
    for (const [login, signing] of [
      [opened.signing.challenge, opened.login.challenge],
      [other.login.challenge, other.signing.challenge],
    ] as const) {
      const body = {
        token,
        login: registrationOf(passkeys.login, login),
        signing: registrationOf(passkeys.signing, signing),
      };
      const response = await world.browser().ask('POST', '/api/invitations/register', { body });
      expect(await codeOf(response)).toBe('SERVER_PASSKEY_REFUSED');
    }
  });

  it.each([
    ['from another page of the host', { origin: 'https://other.gate.example' }],
    ['without user verification', { flags: 0x01 }],
  ])('refuses a proof %s, and then still takes a good one', async (_what, how) => {
    const token = await world.link('ada');
    const passkeys = newPasskeys();
    const { challenge } = (await (await register(token, passkeys)).json()) as EnrolmentToProve;
    const prove = (assertion: unknown) =>
      world.browser().ask('POST', '/api/invitations/prove', { body: { token, assertion } });
    expect((await prove(assertionOf(passkeys.signing, challenge, how))).status).toBe(422);
    expect((await prove(assertionOf(passkeys.login, challenge))).status).toBe(422);
    expect((await prove(assertionOf(passkeys.signing, challenge))).status).toBe(200);
  });
});

describe('new passkeys for somebody who is known', () => {
  it('take two persons: who asks and who approves, neither of them twice', async () => {
    const { passkeys: lost } = await world.person('lea', ['legal']);
    world.wait(3600);
    const { browser: ada } = await world.person('ada', ['pm']);
    const { browser: bob } = await world.person('bob', ['pm']);
    const { token, link } = await inviteBy(ada, { ...lea, name: 'Somebody Else', email: null });
    expect(link).toMatchObject({ needsApproval: true, expires: '2026-11-23T10:00:00Z' });
    expect(await codeOf(await open(token))).toBe('SERVER_INVITATION_UNAPPROVED');
    const standing = world.desk.standing;
    expect(await awaitingApproval(world.access, ['lea', 'bob'], standing)).toEqual(new Set(['lea']));

    const approve = (by: Browser) => by.ask('POST', '/api/invitations/approve', { body: { person: 'lea' } });
    expect((await approve(ada)).status).toBe(403);
    expect((await approve(bob)).status).toBe(204);
    expect(await awaitingApproval(world.access, ['lea', 'bob'], standing)).toEqual(new Set());
    expect((await approve(bob)).status).toBe(404);

    const mine = world.browser();
    const passkeys = await world.enrol(mine, token);
    expect((await readPerson(world.store, 'lea'))?.name).toBe('Name of lea');
    // Until a root says so, the old passkeys are as good as before; then they are gone.
    expect((await world.logIn(world.browser(), lost)).status).toBe(200);
    world.stand('lea', {
      root: 2,
      enrolled: true,
      keys: [passkeys.signing.publicKey.fingerprint],
      retiredKeys: [lost.signing.publicKey.fingerprint],
    });
    expect((await world.logIn(world.browser(), lost)).status).toBe(401);
    expect((await world.logIn(world.browser(), passkeys)).status).toBe(200);
  });

  it('are approved for one link, not for the next', async () => {
    await world.person('lea', ['legal']);
    const { browser: ada } = await world.person('ada', ['pm']);
    const { browser: bob } = await world.person('bob', ['pm']);
    await inviteBy(ada);
    await bob.ask('POST', '/api/invitations/approve', { body: { person: 'lea' } });
    const { token } = await inviteBy(ada);
    expect(await codeOf(await open(token))).toBe('SERVER_INVITATION_UNAPPROVED');
  });

  it('are not approved by whom they are for', async () => {
    const { browser: leaBrowser } = await world.person('lea', ['pm']);
    const { browser: ada } = await world.person('ada', ['pm']);
    await inviteBy(ada);
    const response = await leaBrowser.ask('POST', '/api/invitations/approve', { body: { person: 'lea' } });
    expect(response.status).toBe(403);
  });

  it('need approval also for a person of the root who has no passkey here yet', async () => {
    const { browser: ada } = await world.person('ada', ['pm']);
    world.stand('lea', { ...nobodyYet, root: 1, enrolled: true });
    const { token } = await inviteBy(ada);
    expect(await codeOf(await open(token))).toBe('SERVER_INVITATION_UNAPPROVED');
  });
});
