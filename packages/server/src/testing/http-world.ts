import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@sallyport/store';
import { type NewPasskey, type SimulatedPasskey, simulatedPasskey } from '@sallyport/testkit';
import type { Access } from '../access/access.ts';
import { demoLinks } from '../access/demo-links.ts';
import { invite } from '../access/invite.ts';
import type { EnrolmentToProve, Invitation, Registration } from '../contract/invitations.ts';
import type { Assertion, LoginOptions } from '../contract/visits.ts';
import { createEventHub, type EventHub, type EventHubOptions } from '../events/event-hub.ts';
import type { Standing } from '../gate-port.ts';
import { createApp } from '../http/create-app.ts';
import type { LogEntry, ServerDependencies } from '../http/dependencies.ts';
import { pageFile } from '../http/page-manifest.ts';
import { siteOf } from '../http/site.ts';
import { type ExampleDesk, exampleDesk, front, nobodyYet } from './example-desk.ts';

export const ORIGIN = 'https://gate.example';

export interface Passkeys {
  readonly login: SimulatedPasskey;
  readonly signing: SimulatedPasskey;
}

/** A browser: it keeps its cookie and says what browsers say. */
export interface Browser {
  readonly ask: (method: string, path: string, options?: AskOptions) => Promise<Response>;
  /** The cookie, as it is. */
  readonly cookie: () => string | null;
  readonly setCookie: (cookie: string | null) => void;
}

export interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | null>>;
}

export interface HttpWorld extends ExampleDesk {
  readonly app: ReturnType<typeof createApp>;
  readonly access: Access;
  readonly store: Store;
  readonly events: EventHub;
  readonly log: readonly LogEntry[];
  readonly mails: readonly { readonly to: string; readonly link: string }[];
  readonly demo: NonNullable<ServerDependencies['demo']>;
  readonly browser: () => Browser;
  /** Moves the clock. */
  readonly wait: (seconds: number) => void;
  /** A link from the console. */
  readonly link: (person: string, invitee?: Standing) => Promise<string>;
  /** From a link to a session, as a browser does it. */
  readonly enrol: (browser: Browser, token: string, passkeys?: Passkeys) => Promise<Passkeys>;
  /** A person with passkeys, logged in, with roles in the root. */
  readonly person: (id: string, roles: readonly string[]) => Promise<{ browser: Browser; passkeys: Passkeys }>;
  readonly logIn: (browser: Browser, passkeys: Passkeys) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export function newPasskeys(options: NewPasskey = {}): Passkeys {
  const made = { host: 'gate.example', ...options };
  return { login: simulatedPasskey(made), signing: simulatedPasskey(made) };
}

export function assertionOf(passkey: SimulatedPasskey, challenge: string, how = {}): Assertion {
  const answer = passkey.assert(Buffer.from(challenge, 'base64url'), how);
  return {
    credential: passkey.credentialId.toString('base64url'),
    authenticatorData: Buffer.from(answer.authenticatorData).toString('base64url'),
    clientDataJSON: Buffer.from(answer.clientDataJSON).toString('base64url'),
    signature: Buffer.from(answer.signature).toString('base64url'),
  };
}

export function registrationOf(passkey: SimulatedPasskey, challenge: string, how = {}): Registration {
  const answer = passkey.register(Buffer.from(challenge, 'base64url'), how);
  return {
    credential: passkey.credentialId.toString('base64url'),
    authenticatorData: Buffer.from(answer.authenticatorData).toString('base64url'),
    clientDataJSON: Buffer.from(answer.clientDataJSON).toString('base64url'),
  };
}

/** A server with a real database and real passkeys, asked without a socket; only the gate behind it is an example. */
export async function httpWorld(
  options: Partial<Pick<ServerDependencies, 'limits'>> & { readonly events?: EventHubOptions } = {},
): Promise<HttpWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-http-'));
  const store = await openStore(join(folder, 'server.db'), { allowUnsafeSettings: true });
  const example = exampleDesk();
  const { desk } = example;
  let time = Date.parse('2026-11-22T09:00:00Z');
  const access: Access = {
    store,
    site: siteOf(ORIGIN),
    now: () => `${new Date(time).toISOString().slice(0, 19)}Z`,
  };
  const events = createEventHub(desk, options.events);
  const log: LogEntry[] = [];
  const mails: { to: string; link: string }[] = [];
  const demo = demoLinks(ORIGIN, [
    { id: 'ada', name: 'Ada' },
    { id: 'lea', name: 'Lea' },
  ]);
  const app = createApp({
    desk,
    access,
    events,
    demo,
    limits: options.limits ?? {},
    pages: new Map([
      [
        '/index.html',
        pageFile(Buffer.from(`<!doctype html>${' '.repeat(2000)}`), 'text/html; charset=utf-8', { lasting: false }),
      ],
      ['/app.js', pageFile(Buffer.from('export {};'), 'text/javascript', { lasting: true })],
    ]),
    mailInvitation: async (to, link) => {
      mails.push({ to, link });
      return true;
    },
    proxies: 0,
    log: (entry) => log.push(entry),
  });

  function browser(): Browser {
    let cookie: string | null = null;
    return {
      cookie: () => cookie,
      setCookie: (value) => {
        cookie = value;
      },
      ask: async (method, path, { body, headers = {} } = {}) => {
        const sent = new Headers({ 'sec-fetch-site': 'same-origin', origin: ORIGIN, 'user-agent': 'Firefox/1 Linux' });
        if (method !== 'GET') sent.set('content-type', 'application/json');
        if (cookie !== null) sent.set('cookie', cookie);
        for (const [name, value] of Object.entries(headers)) {
          if (value === null) sent.delete(name);
          else sent.set(name, value);
        }
        const init: RequestInit = { method, headers: sent };
        if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
        const response = await app.request(`${ORIGIN}${path}`, init);
        const set = response.headers.get('set-cookie');
        if (set !== null) cookie = set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null);
        return response;
      },
    };
  }

  async function enrol(from: Browser, token: string, passkeys = newPasskeys()): Promise<Passkeys> {
    const opened = await from.ask('POST', '/api/invitations/open', { body: { token } });
    const { login, signing } = (await opened.json()) as Invitation;
    const registered = await from.ask('POST', '/api/invitations/register', {
      body: {
        token,
        login: registrationOf(passkeys.login, login.challenge),
        signing: registrationOf(passkeys.signing, signing.challenge),
      },
    });
    const { challenge } = (await registered.json()) as EnrolmentToProve;
    const assertion = assertionOf(passkeys.signing, challenge);
    const proved = await from.ask('POST', '/api/invitations/prove', { body: { token, assertion } });
    if (proved.status !== 200) throw new Error(await proved.text());
    return passkeys;
  }

  async function linkFor(person: string, invitee: Standing = nobodyYet): Promise<string> {
    const wanted = { person, name: `Name of ${person}`, email: `${person}@example.org`, roles: ['pm'] };
    const made = await invite(access, wanted, null, { front, invitee });
    return made.link.split('#')[1] ?? '';
  }

  return {
    ...example,
    app,
    access,
    store,
    events,
    log,
    mails,
    demo,
    browser,
    wait: (seconds) => {
      time += seconds * 1000;
    },
    link: linkFor,
    enrol,
    person: async (id, roles) => {
      const own = browser();
      // Links of the console are for the time before the first root.
      example.stand(id, nobodyYet);
      const passkeys = await enrol(own, await linkFor(id));
      example.stand(id, {
        root: 1,
        enrolled: true,
        founder: false,
        roles: front.roles.filter((role) => roles.includes(role.id)),
        keys: [passkeys.signing.publicKey.fingerprint],
      });
      return { browser: own, passkeys };
    },
    logIn: async (from, passkeys) => {
      const asked = await from.ask('POST', '/api/login/options');
      const { challenge } = (await asked.json()) as LoginOptions;
      return from.ask('POST', '/api/login', { body: assertionOf(passkeys.login, challenge) });
    },
    close: async () => {
      events.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The code of a problem; null where the answer is none. */
export async function codeOf(response: Response): Promise<string | null> {
  if (response.headers.get('content-type') !== 'application/problem+json') return null;
  return ((await response.json()) as { readonly code: string }).code;
}
