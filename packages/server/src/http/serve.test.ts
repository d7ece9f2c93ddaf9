import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpWorld, httpWorld } from '../testing/http-world.ts';
import { type RunningServer, serve } from './serve.ts';

let world: HttpWorld;
let server: RunningServer;
const sockets: Socket[] = [];
beforeEach(async () => {
  world = await httpWorld({ events: { mostPerSession: 300 } });
  server = await serve(world.app, { host: '127.0.0.1', port: 0, events: world.events });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
  await world.close();
});

interface Line {
  readonly socket: Socket;
  readonly text: () => string;
  /** Resolves with everything that came once it contains `part`, or the line was closed. */
  readonly until: (part: string) => Promise<string>;
}

/** Bytes over a socket, as no well-behaved client would send them. */
function send(bytes: string): Line {
  const socket = connect(server.port, '127.0.0.1');
  sockets.push(socket);
  let text = '';
  let wake: () => void = () => undefined;
  socket.on('data', (data) => {
    text += data.toString('latin1');
    wake();
  });
  socket.on('close', () => {
    text += '(closed)';
    wake();
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  return {
    socket,
    text: () => text,
    until: async (part) => {
      while (!text.includes(part) && !text.endsWith('(closed)')) {
        await new Promise<void>((done) => {
          wake = done;
        });
      }
      return text;
    },
  };
}

function request(path: string, headers: readonly string[] = []): string {
  return ['GET ' + path + ' HTTP/1.1', 'Host: gate.example', ...headers, '', ''].join('\r\n');
}

describe('over a socket', () => {
  it('answers with its headers', async () => {
    const text = await send(request('/api/visit', ['Connection: close'])).until('(closed)');
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).toContain('content-security-policy:');
    expect(text).toContain('"project":"Emberfall"');
  });

  it.each([
    ['headers that never end in size', request('/api/visit', [`X-Much: ${'x'.repeat(20_000)}`]), /^HTTP\/1\.1 431 /],
    ['no host', 'GET /api/visit HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['two lengths (request smuggling)', request('/', ['Content-Length: 3', 'Content-Length: 4']), /^HTTP\/1\.1 400 /],
    ['length and chunks', request('/', ['Content-Length: 3', 'Transfer-Encoding: chunked']), /^HTTP\/1\.1 400 /],
    [
      'another name in its address',
      'GET http://evil.example/api/visit HTTP/1.1\r\nHost: evil.example\r\n\r\n',
      / 421 /,
    ],
    ['a method of its own', 'BREW / HTTP/1.1\r\nHost: gate.example\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: gate.example\r\n\r\n', /^HTTP\/1\.1 4\d\d /],
  ])('refuses %s', async (_what, bytes, expected) => {
    const line = send(bytes);
    expect(await line.until('\r\n\r\n')).toMatch(expected);
    expect(line.text()).not.toContain('Emberfall');
  });

  it('sends an event to 200 open boards', async () => {
    const { browser } = await world.person('ada', ['pm']);
    const lines = Array.from({ length: 200 }, () => send(request('/api/events', [`Cookie: ${browser.cookie()}`])));
    await Promise.all(lines.map((line) => line.until('event: changed')));
    expect(world.events.size()).toBe(200);
    world.change({ revision: 2 });
    await Promise.all(lines.map((line) => line.until('id: 2\n')));
    for (const { socket } of lines) socket.destroy();
    while (world.events.size() > 0) await new Promise((later) => setTimeout(later, 5));
  });

  it('finishes what is under way when it closes, and takes nothing new', async () => {
    const { browser } = await world.person('ada', ['pm']);
    const stream = send(request('/api/events', [`Cookie: ${browser.cookie()}`]));
    await stream.until('event: changed');
    let finish: () => void = () => undefined;
    const desk = world.desk as { front: typeof world.desk.front };
    const { front } = desk;
    const asked = new Promise<void>((reached) => {
      desk.front = async () => {
        reached();
        await new Promise<void>((done) => {
          finish = done;
        });
        return front();
      };
    });
    const slow = send(request('/api/visit'));
    await asked;
    const closed = server.close();
    expect(await stream.until('(closed)')).toContain('(closed)');
    expect(await send(request('/api/visit')).until('(closed)')).toBe('(closed)');
    finish();
    expect(await slow.until('"project"')).toContain('HTTP/1.1 200');
    slow.socket.destroy();
    await closed;
  });
});
