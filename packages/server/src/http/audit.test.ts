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

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 begins with (docs_en of its release, 2025-05). */
const levelsOneAndTwo: Readonly<Record<string, number>> = Object.fromEntries(
  [
    '1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2',
    '4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2',
    '7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2',
    '11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3',
    '15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2',
  ]
    .flatMap((line) => line.split(' '))
    .map((each) => [each.split(':')[0], Number(each.split(':')[1])]),
);

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

  it('has every requirement of levels 1 and 2 of the released standard, and says where one is of level 3', () => {
    const wanted = Object.entries(levelsOneAndTwo).flatMap(([section, last]) =>
      Array.from({ length: last }, (_, index) => `${section}.${index + 1}`),
    );
    expect(wanted).toHaveLength(253);
    const named = rows.map(([, requirement = '']) => requirement.replace('v5.0.0-', ''));
    const here = named.filter((each) => !each.endsWith('(L3)')).flatMap((each) => each.split(', ').flatMap(between));
    expect(here.filter((each, index) => here.indexOf(each) !== index)).toEqual([]);
    expect(here.filter((each) => !wanted.includes(each))).toEqual([]);
    expect(wanted.filter((each) => !here.includes(each))).toEqual([]);
  });

  /** `1.2.6 to 1.2.8`, also over the end of a section. */
  function between(range: string): readonly string[] {
    const [first = '', last = first] = range.split(' to ');
    const all = Object.entries(levelsOneAndTwo).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
    );
    const [from, to] = [all.indexOf(first), all.indexOf(last)];
    return from < 0 || to < 0 ? [range] : all.slice(from, to + 1);
  }
});
