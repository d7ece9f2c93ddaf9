import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FINDING } from '../testing/example-desk.ts';
import { type Browser, type HttpWorld, httpWorld } from '../testing/http-world.ts';
import { routeRules, type Who } from './route-rules.ts';

const kinds = ['nobody', 'before the root', 'came first', 'no role', 'security', 'pm', 'founder'] as const;
type Kind = (typeof kinds)[number];

/** Written down once more and by hand: which of them a rule lets through. */
const passes: Readonly<Record<Who, readonly Kind[]>> = {
  anyone: kinds,
  person: ['before the root', 'came first', 'no role', 'security', 'pm', 'founder'],
  signer: ['before the root', 'came first', 'security', 'pm', 'founder'],
  inviter: ['came first', 'pm', 'founder'],
  role: ['security', 'pm'],
};

let world: HttpWorld;
const browsers = new Map<Kind, Browser>();
beforeAll(async () => {
  const limits = { most: 10_000, windowSeconds: 60 };
  world = await httpWorld({
    limits: { invite: limits, login: limits, invitation: limits, draft: limits, sign: limits, look: limits },
    events: { mostPerSession: 1000 },
  });
  browsers.set('nobody', world.browser());
  const first = world.browser();
  await world.enrol(first, await world.link('first'));
  browsers.set('came first', first);
  const invited = { person: 'waits', name: 'Waits', email: null, roles: [] };
  const { link } = (await (await first.ask('POST', '/api/invitations', { body: invited })).json()) as { link: string };
  const waits = world.browser();
  await world.enrol(waits, link.split('#')[1] ?? '');
  browsers.set('before the root', waits);
  browsers.set('security', (await world.person('sec', ['security'])).browser);
  browsers.set('pm', (await world.person('manager', ['pm'])).browser);
  browsers.set('no role', (await world.person('guest', [])).browser);
  world.stand('guest', { root: 1 });
  browsers.set('founder', (await world.person('founder', [])).browser);
  world.stand('founder', { root: 1, enrolled: true, founder: true });
});
afterAll(() => world.close());

async function ask(kind: Kind, route: string): Promise<Response> {
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace('{digest}', 'a'.repeat(64)).replace('{id}', 'x');
  const query = path.startsWith('/api/document') && path !== '/api/documents' ? '?path=plan.md' : '';
  const response = await browsers.get(kind)?.ask(method, filled + query, method === 'GET' ? {} : { body: {} });
  if (response === undefined) throw new Error(`no browser for ${kind}`);
  return response;
}

describe('who reaches what', () => {
  it.each(Object.entries(routeRules).flatMap(([route, { who }]) => kinds.map((kind) => [route, kind, who] as const)))(
    '%s as %s',
    async (route, kind, who) => {
      // Logging out for real would spoil the browser for the routes after it.
      if (route === 'POST /api/logout') return;
      const response = await ask(kind, route);
      const refused = passes[who].includes(kind) ? null : kind === 'nobody' ? 401 : 403;
      const wrongHands = response.status === 401 || response.status === 403 ? response.status : null;
      expect(route.startsWith('POST /api/login') ? refused : wrongHands).toBe(refused);
      await response.body?.cancel();
    },
  );

  it('walked all routes that the app has', () => {
    const served = world.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'));
    expect(new Set(served.map(({ method, path }) => `${method} ${path}`)).size).toBe(Object.keys(routeRules).length);
    expect(Object.keys(routeRules).length).toBeGreaterThan(30);
  });
});

describe('what was found', () => {
  const pages = Object.keys(routeRules).filter((route) => route.startsWith('GET ') && route !== 'GET /api/events');

  it.each(kinds)('is seen by %s only with a role', async (kind) => {
    const texts: string[] = [];
    for (const route of pages) texts.push(await (await ask(kind, route)).text());
    expect(texts.some((text) => text.includes(FINDING))).toBe(passes.role.includes(kind));
  });
});
