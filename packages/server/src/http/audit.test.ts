import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listEvents } from '@sallyport/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpWorld, httpWorld, newPasskeys } from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

describe('what happened', () => {
  it('stands in rows that nobody changes or deletes', async () => {
    const { browser, passkeys } = await world.person('ada', ['pm']);
    await world.logIn(browser, passkeys);
    const body = { person: 'lea', name: 'Lea', email: null, roles: [] };
    await browser.ask('POST', '/api/invitations', { body });
    await browser.ask('POST', '/api/logout');
    const kinds = (await listEvents(world.store, 10)).map(({ kind, person }) => `${kind} ${person}`);
    expect(kinds).toEqual(['logout ada', 'invited ada', 'login ada', 'enrolment ada']);
    await expect(world.store.db.deleteFrom('events').execute()).rejects.toMatchObject({ code: 'STORE_INSERT_ONLY' });
    const change = world.store.db.updateTable('events').set({ kind: 'nothing' }).execute();
    await expect(change).rejects.toMatchObject({ code: 'STORE_INSERT_ONLY' });
  });

  it.each([
    ['a login that was refused', 'SERVER_LOGIN_REFUSED', async () => world.logIn(world.browser(), newPasskeys())],
    ['somebody who may not', 'SERVER_NOT_LOGGED_IN', async () => world.browser().ask('GET', '/api/record')],
    [
      'a foreign page',
      'SERVER_FOREIGN_PAGE',
      async () => world.browser().ask('POST', '/api/logout', { headers: { origin: 'https://evil.example' } }),
    ],
    [
      'a foreign host',
      'SERVER_FOREIGN_HOST',
      async () => world.browser().ask('GET', '/api/visit', { headers: { host: 'evil.example' } }),
    ],
    [
      'a request of another form',
      'SERVER_BAD_REQUEST',
      async () => world.browser().ask('POST', '/api/login', { body: { credential: 'secret-of-mine' } }),
    ],
  ])('is a line of the log with its code: %s', async (_what, code, act) => {
    await act();
    const line = world.log.at(-1);
    expect(line).toMatchObject({ level: 'warning', event: 'request', person: null, details: { code } });
    expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);
    expect(JSON.stringify(line)).not.toContain('secret-of-mine');
  });

  it('says nothing that the client wrote into its address', async () => {
    await world.browser().ask('GET', '/api/criteria/D2%0a%22,%22level%22:%22info?token=abcdef');
    expect(world.log.at(-1)?.details['route']).toBe('/api/criteria/:id');
    await world.browser().ask('GET', '/nothing%0aforged');
    expect(JSON.stringify(world.log)).not.toMatch(/forged|abcdef/u);
  });
});

describe('docs/security.md', () => {
  const root = join(import.meta.dirname, '../../../..');
  const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| v5.0.0-'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('names tests that are there, or a reason, for every requirement once', () => {
    expect(rows.length).toBeGreaterThan(100);
    const kinds = new Set(['reason', 'operator', 'deviation']);
    const wrong = rows.filter(([, , , where = '']) => {
      return !kinds.has(where) && !(where.endsWith('.test.ts`') && existsSync(join(root, where.slice(1, -1))));
    });
    expect(wrong).toEqual([]);
    expect(new Set(rows.map(([, requirement]) => requirement)).size).toBe(rows.length);
  });
});
