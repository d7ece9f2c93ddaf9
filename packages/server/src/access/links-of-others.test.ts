import { listCredentials } from '@sallyport/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnrolmentToProve, Invitation, InvitationLink } from '../contract/invitations.ts';
import { nobodyYet } from '../testing/example-desk.ts';
import { assertionOf, codeOf, type HttpWorld, httpWorld, newPasskeys, registrationOf } from '../testing/http-world.ts';

let world: HttpWorld;
beforeEach(async () => {
  world = await httpWorld();
});
afterEach(() => world.close());

const lea = { person: 'lea', name: 'Lea', email: null, roles: ['legal'] };

async function open(token: string): Promise<Response> {
  return world.browser().ask('POST', '/api/invitations/open', { body: { token } });
}

describe("the console's link for whoever comes first", () => {
  it('opens nothing any more once there is a trust root, though it was never used', async () => {
    await world.enrol(world.browser(), await world.link('ada'));
    // The server was started again before the root was founded, and printed another one.
    const printed = await world.link('ada');
    world.stand('ada', { root: 1, enrolled: true, founder: true, roles: [{ id: 'pm', title: 'Project manager' }] });
    expect(await codeOf(await open(printed))).toBe('SERVER_INVITATION_EXPIRED');
    const before = await listCredentials(world.store, 'ada');
    await expect(world.enrol(world.browser(), printed)).rejects.toThrow();
    expect(await listCredentials(world.store, 'ada')).toEqual(before);
    await expect(world.link('ada', { ...nobodyYet, root: 1 })).rejects.toMatchObject({ code: 'SERVER_NOT_ALLOWED' });
  });
});

describe('a link', () => {
  it('takes no passkey that was proved with another link meanwhile', async () => {
    const passkeys = newPasskeys();
    const proofs = [];
    for (const person of ['ada', 'lea']) {
      const token = await world.link(person);
      const { login, signing } = (await (await open(token)).json()) as Invitation;
      const body = {
        token,
        login: registrationOf(passkeys.login, login.challenge),
        signing: registrationOf(passkeys.signing, signing.challenge),
      };
      const registered = await world.browser().ask('POST', '/api/invitations/register', { body });
      const { challenge } = (await registered.json()) as EnrolmentToProve;
      proofs.push({ token, assertion: assertionOf(passkeys.signing, challenge) });
    }
    const prove = (body: unknown) => world.browser().ask('POST', '/api/invitations/prove', { body });
    expect((await prove(proofs[0])).status).toBe(200);
    const second = await prove(proofs[1]);
    expect([second.status, await codeOf(second)]).toEqual([422, 'SERVER_PASSKEY_REFUSED']);
    expect(await listCredentials(world.store, 'lea')).toEqual([]);
  });
});

describe('new passkeys for somebody who is known', () => {
  it.each([
    ['whose keys are all retired', { retiredKeys: ['SHA256:old'] }],
    ['who has a role and no key', { roles: [{ id: 'security', title: 'Security lead' }] }],
  ])('take two persons for one %s', async (_what, standing) => {
    const { browser: ada } = await world.person('ada', ['pm']);
    world.stand('lea', { root: 2, ...standing });
    const link = (await (await ada.ask('POST', '/api/invitations', { body: lea })).json()) as InvitationLink;
    expect(link.needsApproval).toBe(true);
    expect(await codeOf(await open(link.link.split('#')[1] ?? ''))).toBe('SERVER_INVITATION_UNAPPROVED');
  });
});
