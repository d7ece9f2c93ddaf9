import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { arbitraryOf, type JsonSchema } from '../testing/arbitrary-of-schema.ts';
import { FINDING } from '../testing/example-desk.ts';
import { type Browser, type HttpWorld, httpWorld } from '../testing/http-world.ts';
import { openApiText } from './house-routes.ts';
import { routeRules } from './route-rules.ts';

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: JsonSchema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >;
}

let world: HttpWorld;
let operations: readonly (readonly [string, string, Operation])[] = [];
const browsers: Record<string, Browser> = {};
/** Who got through where: a fuzz that never passes the door says nothing about the rooms. */
const reached = new Set<string>();
/** What no other person may ever read. */
const secrets: string[] = [];

beforeAll(async () => {
  const limits = { most: 1_000_000, windowSeconds: 60 };
  world = await httpWorld({
    limits: { invite: limits, login: limits, invitation: limits, draft: limits, sign: limits, look: limits },
    events: { mostPerSession: 100_000, most: 100_000 },
  });
  for (const [id, roles] of [
    ['manager', ['pm']],
    ['counsel', ['legal']],
    ['guard', ['security']],
    ['guest', []],
  ] as const) {
    browsers[id] = (await world.person(id, roles)).browser;
  }
  world.stand('guest', { root: 1 });
  browsers['nobody'] = world.browser();
  for (const browser of Object.values(browsers)) {
    const cookie = browser.cookie();
    if (cookie !== null) secrets.push(cookie.split('=')[1] ?? '');
  }
  const { paths } = JSON.parse(openApiText(world.app)) as { paths: Record<string, Record<string, Operation>> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
  );
});
afterAll(() => world.close());

/** Strings, numbers and shapes that break what was written for well-meant input. */
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '',
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '{"__proto__":{"role":"pm"}}',
    'A'.repeat(43),
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
  ),
);

/** Mostly what the schema takes, sometimes with one field made hostile, sometimes something else altogether. */
function bodyOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const good = arbitraryOf(schema);
  const bent = fc.tuple(good, fc.nat(20), hostile).map(([value, at, bad]) => {
    if (typeof value !== 'object' || value === null) return bad;
    const keys = [...Object.keys(value), 'role', 'person', '__proto__'];
    const key = keys[at % keys.length] ?? 'role';
    return Object.fromEntries([...Object.entries(value), [key, bad]]);
  });
  return fc.oneof({ weight: 3, arbitrary: good }, { weight: 3, arbitrary: bent }, { weight: 1, arbitrary: hostile });
}

function textOf(value: unknown): string {
  return encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed());
}

interface Call {
  readonly path: string;
  readonly body: unknown;
}

function callOf(template: string, { parameters = [], requestBody }: Operation): fc.Arbitrary<Call> {
  const values = fc.tuple(...parameters.map(({ schema }) => fc.oneof(arbitraryOf(schema), hostile)));
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema === undefined ? fc.constant(undefined) : bodyOf(schema);
  return fc.tuple(values, body).map(([given, sent]) => {
    const query: string[] = [];
    let path = template;
    for (const [index, { in: where, name }] of parameters.entries()) {
      const text = textOf(given[index]);
      if (where === 'path') path = path.replace(`{${name}}`, text === '' || /^\.+$/u.test(text) ? 'x' : text);
      else if (where === 'query') query.push(`${name}=${text}`);
    }
    return { path: query.length === 0 ? path : `${path}?${query.join('&')}`, body: sent };
  });
}

const RUNS = 12;

describe('every endpoint, as everybody, with anything', () => {
  it('knows all of them from the OpenAPI document', () => {
    expect(operations.map(([method, path]) => `${method} ${path}`).toSorted()).toEqual(
      Object.keys(routeRules).toSorted(),
    );
  });

  it.each(['nobody', 'guest', 'counsel', 'guard', 'manager'])(
    'answers %s without a fault of ours, without what others found or own, and in a declared form',
    async (who) => {
      for (const [method, path, operation] of operations) {
        // It would end the session that the rest is asked with.
        if (path === '/api/logout') continue;
        await fc.assert(
          fc.asyncProperty(callOf(path, operation), async (call) => {
            const browser = browsers[who];
            if (browser === undefined) throw new Error('no browser');
            const kept = browser.cookie();
            const options = call.body === undefined ? {} : { body: call.body };
            const response = await browser.ask(method, call.path, options);
            browser.setCookie(kept);
            if (response.ok) reached.add(`${who} ${path}`);
            await check(who, response, operation);
          }),
          { numRuns: RUNS, seed: 4 },
        );
      }
    },
    300_000,
  );

  it('got through wherever somebody may, to say something about it', () => {
    const open = Object.entries(routeRules).filter(([, { who }]) => who === 'role' || who === 'signer');
    const missed = open.filter(([route]) => !reached.has(`manager ${route.split(' ')[1]}`)).map(([route]) => route);
    expect(missed).toEqual([]);
  });

  it('gave nobody a role, a session or an invitation', async () => {
    const without = world.calls.filter((call) => call.endsWith(' guest') && !/^(?:board|home|people) /u.test(call));
    expect(without).toEqual([]);
    const sessions = await world.store.db.selectFrom('sessions').select('person').execute();
    expect(new Set(sessions.map(({ person }) => person))).toEqual(new Set(['manager', 'counsel', 'guard', 'guest']));
    const invitations = await world.store.db.selectFrom('invitations').select('invited_by').execute();
    expect(invitations.every(({ invited_by: by }) => by === null || by === 'manager')).toBe(true);
  });
});

async function check(who: string, response: Response, operation: Operation): Promise<void> {
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return;
  }
  const text = await response.text();
  for (const secret of secrets) expect(text).not.toContain(secret);
  if (who === 'nobody' || who === 'guest') expect(text).not.toContain(FINDING);
  const declared = operation.responses['200']?.content?.['application/json']?.schema;
  if (response.status === 200 && declared?.type !== 'string' && declared !== undefined) {
    z.fromJSONSchema(declared as Parameters<typeof z.fromJSONSchema>[0]).parse(JSON.parse(text));
  }
  if (response.status >= 400) {
    expect(type).toBe('application/problem+json');
    const problem = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(problem).toSorted()).toEqual(['action', 'code', 'detail', 'status', 'title', 'type']);
    expect(problem['code']).toMatch(/^SERVER_[A-Z_]+$/u);
  }
}
