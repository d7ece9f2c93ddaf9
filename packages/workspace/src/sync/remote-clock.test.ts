import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { remoteClock } from './remote-clock.ts';

/** A host that answers with this `Date`; null sends none. Gives its address and what it was asked. */
async function host(date: string | null): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? 'without a name'}`);
    response.sendDate = false;
    if (date !== null) response.setHeader('date', date);
    response.writeHead(302, { location: 'http://192.0.2.1/' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function here(): number {
  return Date.parse('2026-11-22T12:00:00Z');
}

function remotes(...urls: readonly string[]): Parameters<typeof remoteClock>[0] {
  return {
    remotes: urls.map((url) => ({ name: 'origin', url })),
    head: { kind: 'unborn', branch: 'main' },
    settings: [],
  };
}

test('a remote over HTTP says how far its clock is ahead or behind, and is asked for nothing else', async () => {
  const { url, asked } = await host('Sun, 22 Nov 2026 12:10:00 GMT');
  const found = await remoteClock(remotes(`${url}/team/project.git`), here);
  expect(found).toEqual({ host: url.replace('http://', ''), ahead: 600 });
  expect(asked).toEqual(['HEAD / without a name']);
  const behind = await host('Sun, 22 Nov 2026 11:00:00 GMT');
  expect(await remoteClock(remotes(behind.url), here)).toMatchObject({ ahead: -3600 });
});

test.each([
  ['a remote that is reached otherwise', 'ssh://git@host.example/a.git'],
  ['a path', '/srv/git/a.git'],
  ['no address', 'https://'],
  ['a host that nobody reaches', 'http://127.0.0.1:1/a.git'],
])('%s says nothing', async (_, url) => {
  expect(await remoteClock(remotes(url), here)).toBeNull();
});

test('a host without a date, or with one that is none, says nothing; nor does a clone without a remote', async () => {
  for (const date of [null, 'soon']) expect(await remoteClock(remotes((await host(date)).url), here)).toBeNull();
  expect(await remoteClock(remotes(), here)).toBeNull();
});
