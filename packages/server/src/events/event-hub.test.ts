import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
beforeEach(async () => {
  world = await httpWorld({ events: { most: 3, mostPerSession: 2 } });
});
afterEach(() => world.close());

type Reader = ReadableStreamDefaultReader<Uint8Array>;

function readerOf(response: Response): Reader {
  if (response.body === null) throw new Error('no stream');
  return response.body.getReader();
}

/** What stands in the stream up to and with `end`. */
async function readTo(reader: Reader, end: string): Promise<string> {
  let text = '';
  while (!text.includes(end)) {
    const { value, done } = await reader.read();
    if (done) return `${text}(end)`;
    text += new TextDecoder().decode(value);
  }
  return text;
}

describe('events', () => {
  it('say what is new to every screen, with the revision as their id', async () => {
    const { browser } = await world.person('ada', ['pm']);
    const response = await browser.ask('GET', '/api/events');
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = readerOf(response);
    await readTo(reader, 'id: 1\n');
    world.change({ revision: 2, touches: ['criterion:D2'] });
    const news = await readTo(reader, '"criterion:D2"]}\n\n');
    expect(news).toContain('id: 2\nevent: changed\ndata: {"revision":2');
  });

  it('tell a screen that comes back only what it does not know', async () => {
    const { browser } = await world.person('ada', ['pm']);
    const knows = readerOf(await browser.ask('GET', '/api/events', { headers: { 'last-event-id': '1' } }));
    const missed = readerOf(await browser.ask('GET', '/api/events', { headers: { 'last-event-id': '0' } }));
    expect(await readTo(missed, 'data:')).toContain('id: 1');
    world.change({ revision: 5 });
    expect(await readTo(knows, 'data:')).not.toContain('id: 1\n');
  });

  it('end with the session, at logout and when it is ended from elsewhere', async () => {
    const { browser, passkeys } = await world.person('ada', ['pm']);
    const reader = readerOf(await browser.ask('GET', '/api/events'));
    await browser.ask('POST', '/api/logout');
    expect(await readTo(reader, 'never')).toMatch(/\(end\)$/);

    await world.logIn(browser, passkeys);
    const other = world.browser();
    await world.logIn(other, passkeys);
    const second = readerOf(await other.ask('GET', '/api/events'));
    const { sessions } = (await (await browser.ask('GET', '/api/sessions')).json()) as {
      sessions: { id: string; current: boolean }[];
    };
    const id = sessions.find(({ current }) => !current)?.id ?? '';
    await browser.ask('DELETE', `/api/sessions/${id}`);
    expect(await readTo(second, 'never')).toMatch(/\(end\)$/);
    expect(world.events.size()).toBe(0);
  });

  it('are bounded, for one session and for all', async () => {
    const { browser: ada } = await world.person('ada', ['pm']);
    const { browser: lea } = await world.person('lea', ['legal']);
    await ada.ask('GET', '/api/events');
    const second = await ada.ask('GET', '/api/events');
    expect((await ada.ask('GET', '/api/events')).status).toBe(503);
    await lea.ask('GET', '/api/events');
    const full = await lea.ask('GET', '/api/events');
    expect([full.headers.get('retry-after'), await codeOf(full)]).toEqual(['30', 'SERVER_TOO_MANY_SCREENS']);
    await second.body?.cancel();
    expect((await lea.ask('GET', '/api/events')).status).toBe(200);
  });

  it('let go of a screen that reads no more', async () => {
    const { browser } = await world.person('ada', ['pm']);
    await browser.ask('GET', '/api/events');
    for (let revision = 2; revision < 200; revision++) world.change({ revision });
    expect(world.events.size()).toBe(0);
  });

  it('are for persons who are logged in', async () => {
    expect((await world.browser().ask('GET', '/api/events')).status).toBe(401);
  });
});

describe('a stream', () => {
  it('ends by itself, so that its session is looked at again, and carries comments until then', async () => {
    await world.close();
    world = await httpWorld({ events: { heartbeatMs: 5, lifeMs: 40 } });
    const { browser } = await world.person('ada', ['pm']);
    const text = await readTo(readerOf(await browser.ask('GET', '/api/events')), 'never');
    expect(text).toMatch(/: still here\n\n[\s\S]*\(end\)$/);
  });
});
