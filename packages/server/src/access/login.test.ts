import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoginOptions, SessionList, Visit } from '../contract/visits.ts';
import { front } from '../testing/example-desk.ts';
import { assertionOf, codeOf, type HttpWorld, httpWorld, newPasskeys, type Passkeys } from '../testing/http-world.ts';
import { SESSION_IDLE_SECONDS, SESSION_LIFE_SECONDS } from './sessions.ts';

let world: HttpWorld;
beforeEach(async () => {
  world = await httpWorld();
});
afterEach(() => world.close());

async function challenge(): Promise<string> {
  const response = await world.browser().ask('POST', '/api/login/options');
  return ((await response.json()) as LoginOptions).challenge;
}

async function logInWith(passkeys: Passkeys, how: object): Promise<Response> {
  const body = assertionOf(passkeys.login, await challenge(), how);
  return world.browser().ask('POST', '/api/login', { body });
}

describe('login', () => {
  it('lets in by the login passkey and says who it is', async () => {
    const { passkeys } = await world.person('ada', ['pm']);
    const browser = world.browser();
    const response = await world.logIn(browser, passkeys);
    expect(response.status).toBe(200);
    expect(((await response.json()) as Visit).person).toMatchObject({
      id: 'ada',
      name: 'Name of ada',
      enrolled: true,
      signing: { kind: 'passkey', fingerprint: passkeys.signing.publicKey.fingerprint },
    });
    expect((await browser.ask('GET', '/api/home')).status).toBe(200);
  });

  it('sends 32 random bytes that are never what a sign-off begins with', async () => {
    const sent = Buffer.from(await challenge(), 'base64url');
    expect(sent).toHaveLength(32);
    expect(sent.subarray(0, 6).toString('latin1')).not.toBe('SSHSIG');
    expect(await challenge()).not.toBe(await challenge());
  });

  it('refuses the signing passkey (and so a session is never a by-product of signing)', async () => {
    const { passkeys } = await world.person('ada', ['pm']);
    const body = assertionOf(passkeys.signing, await challenge());
    const response = await world.browser().ask('POST', '/api/login', { body });
    expect([response.status, await codeOf(response)]).toEqual([401, 'SERVER_LOGIN_REFUSED']);
  });

  it.each([
    ['a phishing page (attack 24)', { origin: 'https://gate.example.evil.example' }],
    ['a sibling page of the same host', { origin: 'https://other.gate.example' }],
    ['a page inside another page', { crossOrigin: true }],
    ['no user verification (attack 25)', { flags: 0x01 }],
    ['no user presence (attack 25)', { flags: 0x04 }],
    ['neither (attack 25)', { flags: 0x00 }],
    ['a registration', { type: 'webauthn.create' }],
  ])('refuses %s', async (_what, how) => {
    const { passkeys } = await world.person('ada', ['pm']);
    const response = await logInWith(passkeys, how);
    expect([response.status, await codeOf(response)]).toEqual([401, 'SERVER_LOGIN_REFUSED']);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('refuses an answer twice, late, to a challenge of somebody else, and by a stranger', async () => {
    const { passkeys } = await world.person('ada', ['pm']);
    const body = assertionOf(passkeys.login, await challenge());
    expect((await world.browser().ask('POST', '/api/login', { body })).status).toBe(200);
    expect(await codeOf(await world.browser().ask('POST', '/api/login', { body }))).toBe('SERVER_LOGIN_REFUSED');

    const late = assertionOf(passkeys.login, await challenge());
    world.wait(301);
    expect(await codeOf(await world.browser().ask('POST', '/api/login', { body: late }))).toBe('SERVER_LOGIN_REFUSED');

    const made = assertionOf(passkeys.login, Buffer.alloc(32, 7).toString('base64url'));
    expect(await codeOf(await world.browser().ask('POST', '/api/login', { body: made }))).toBe('SERVER_LOGIN_REFUSED');

    const stranger = await logInWith(newPasskeys(), {});
    expect(await codeOf(stranger)).toBe('SERVER_LOGIN_REFUSED');
  });

  it('refuses a copied authenticator, whose counter does not rise', async () => {
    const { passkeys } = await world.person('ada', ['pm']);
    expect((await logInWith(passkeys, { counter: 40 })).status).toBe(200);
    expect((await logInWith(passkeys, { counter: 40 })).status).toBe(401);
    expect((await logInWith(passkeys, { counter: 41 })).status).toBe(200);
  });

  it('takes a synced passkey whose counter stands still', async () => {
    const passkeys = newPasskeys({ flags: 0x0d });
    await world.enrol(world.browser(), await world.link('ada'), passkeys);
    expect((await logInWith(passkeys, { counter: 9 })).status).toBe(200);
    expect((await logInWith(passkeys, { counter: 9 })).status).toBe(200);
  });

  it('refuses a copy that says it is synced to have its counter forgotten', async () => {
    const { passkeys } = await world.person('ada', ['pm']);
    expect((await logInWith(passkeys, { flags: 0x0d })).status).toBe(401);
  });

  it('says when somebody asks too often, and when to come back', async () => {
    await world.close();
    world = await httpWorld({ limits: { login: { most: 2, windowSeconds: 60 } } });
    await challenge();
    await challenge();
    const response = await world.browser().ask('POST', '/api/login/options');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
    world.wait(60);
    expect((await world.browser().ask('POST', '/api/login/options')).status).toBe(200);
  });

  it('lets in by a printed link of a demo, again and again, and by no other', async () => {
    const token = world.demo.links[0]?.link.split('#demo=')[1] ?? '';
    const browser = world.browser();
    const live = await browser.ask('POST', '/api/login/demo', { body: { token } });
    expect(await codeOf(live)).toBe('SERVER_LOGIN_REFUSED');
    (world.desk as { front: typeof world.desk.front }).front = async () => ({ ...front, kind: 'demo' });
    expect((await browser.ask('POST', '/api/login/demo', { body: { token } })).status).toBe(200);
    expect((await world.browser().ask('POST', '/api/login/demo', { body: { token } })).status).toBe(200);
    const other = { token: 'A'.repeat(43) };
    expect(await codeOf(await browser.ask('POST', '/api/login/demo', { body: other }))).toBe('SERVER_LOGIN_REFUSED');
  });
});

describe('sessions', () => {
  it('has a cookie that scripts, other hosts and other sites do not get, and keeps its hash alone', async () => {
    const { passkeys } = await world.person('ada', ['pm']);
    const response = await world.logIn(world.browser(), passkeys);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-sallyport=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const token = /=([\w-]{43})/.exec(cookie)?.[1] ?? '';
    const rows = await world.store.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(world.log)).not.toContain(token);
  });

  it('is a new one with each login, and the one that the browser came with ends', async () => {
    const { passkeys, browser } = await world.person('ada', ['pm']);
    const before = browser.cookie();
    await world.logIn(browser, passkeys);
    expect(browser.cookie()).not.toBe(before);
    const fixed = world.browser();
    fixed.setCookie(before);
    expect((await fixed.ask('GET', '/api/home')).status).toBe(401);
  });

  it('never takes over a value that somebody put there', async () => {
    const { passkeys } = await world.person('ada', ['pm']);
    const browser = world.browser();
    const planted = `__Host-sallyport=${'p'.repeat(43)}`;
    browser.setCookie(planted);
    await world.logIn(browser, passkeys);
    expect(browser.cookie()).not.toBe(planted);
  });

  it('ends when it lay idle, when it is old, and at logout', async () => {
    const { browser, passkeys } = await world.person('ada', ['pm']);
    world.wait(SESSION_IDLE_SECONDS + 1);
    expect((await browser.ask('GET', '/api/home')).status).toBe(401);

    await world.logIn(browser, passkeys);
    for (let gone = 0; gone < SESSION_LIFE_SECONDS; gone += SESSION_IDLE_SECONDS - 60) {
      expect((await browser.ask('GET', '/api/home')).status).toBe(200);
      world.wait(SESSION_IDLE_SECONDS - 60);
    }
    expect((await browser.ask('GET', '/api/home')).status).toBe(401);

    await world.logIn(browser, passkeys);
    const stolen = world.browser();
    stolen.setCookie(browser.cookie());
    expect((await browser.ask('POST', '/api/logout')).status).toBe(204);
    expect(browser.cookie()).toBeNull();
    expect((await stolen.ask('GET', '/api/home')).status).toBe(401);
  });

  it('can be listed and ended one by one by its owner, and by nobody else', async () => {
    const { browser, passkeys } = await world.person('ada', ['pm']);
    const other = world.browser();
    await world.logIn(other, passkeys);
    const list = (await (await browser.ask('GET', '/api/sessions')).json()) as SessionList;
    expect(list.sessions.map(({ browser: name }) => name)).toEqual(['Firefox on Linux', 'Firefox on Linux']);
    const foreign = list.sessions.find(({ current }) => !current)?.id ?? '';

    const { browser: lea } = await world.person('lea', ['legal']);
    expect((await lea.ask('DELETE', `/api/sessions/${foreign}`)).status).toBe(404);
    expect((await other.ask('GET', '/api/home')).status).toBe(200);
    expect((await browser.ask('DELETE', `/api/sessions/${foreign}`)).status).toBe(204);
    expect((await other.ask('GET', '/api/home')).status).toBe(401);
    expect((await browser.ask('GET', '/api/home')).status).toBe(200);
  });

  it('ends everywhere when the root retires the signing passkey that was made with it', async () => {
    const { browser, passkeys } = await world.person('ada', ['pm']);
    const lost = world.browser();
    await world.logIn(lost, passkeys);
    const { fingerprint } = passkeys.signing.publicKey;
    world.stand('ada', { root: 2, enrolled: true, retiredKeys: [fingerprint] });
    expect((await lost.ask('GET', '/api/home')).status).toBe(401);
    expect((await browser.ask('GET', '/api/home')).status).toBe(401);
    expect((await world.logIn(lost, passkeys)).status).toBe(401);
  });

  it('are ended for somebody by who may invite, and by nobody else', async () => {
    const { browser: ada } = await world.person('ada', ['pm']);
    const { browser: lea } = await world.person('lea', ['legal']);
    expect((await lea.ask('DELETE', '/api/people/ada/sessions')).status).toBe(403);
    expect((await ada.ask('DELETE', '/api/people/lea/sessions')).status).toBe(204);
    expect((await lea.ask('GET', '/api/home')).status).toBe(401);
    expect((await ada.ask('GET', '/api/home')).status).toBe(200);
  });

  it('are at most 20 at once: with one more the one that lay longest ends', async () => {
    const { browser, passkeys } = await world.person('ada', ['pm']);
    const second = world.browser();
    world.wait(61);
    await world.logIn(second, passkeys);
    for (let more = 0; more < 19; more++) {
      world.wait(1);
      await world.logIn(world.browser(), passkeys);
    }
    expect((await browser.ask('GET', '/api/home')).status).toBe(401);
    expect((await second.ask('GET', '/api/home')).status).toBe(200);
  });

  it('cannot sign: a stolen one gets no further than a draft (attack 22)', async () => {
    const { browser } = await world.person('ada', ['pm']);
    const thief = world.browser();
    thief.setCookie(browser.cookie());
    expect((await thief.ask('POST', '/api/drafts', { body: { act: 'baseline' } })).status).toBe(200);
    // Without an assertion of the passkey there is no form in which to ask for a signature.
    const path = '/api/drafts/d1/signatures';
    for (const body of [{}, { assertions: [] }, { assertions: [{ credential: 'AA' }] }]) {
      expect((await thief.ask('POST', path, { body })).status).toBe(400);
    }
    expect(world.calls.filter((call) => call.startsWith('sign'))).toEqual([]);
  });
});
