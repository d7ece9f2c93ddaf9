import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HttpWorld, httpWorld } from '../testing/http-world.ts';

let world: HttpWorld;
beforeEach(async () => {
  world = await httpWorld();
});
afterEach(async () => {
  await world.close();
});

function encodings(value: string) {
  return { headers: { 'accept-encoding': value } };
}

test('what is read comes packed to whoever takes it so, and as it is to others', async () => {
  const { browser } = await world.person('noor', ['security']);
  const plain = await browser.ask('GET', '/api/board');
  expect([plain.status, plain.headers.get('content-encoding')]).toEqual([200, null]);
  const text = await plain.text();
  const packed = await browser.ask('GET', '/api/board', encodings('br, gzip;q=0.8'));
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('vary')).toBe('accept-encoding');
  expect(packed.headers.get('cache-control')).toBe('no-store');
  expect(packed.headers.get('content-security-policy')).toBe(plain.headers.get('content-security-policy'));
  const bytes = Buffer.from(await packed.arrayBuffer());
  expect(gunzipSync(bytes).toString('utf8')).toBe(text);
  expect(bytes.length).toBeLessThan(text.length);
  const refused = await browser.ask('GET', '/api/board', encodings('gzip;q=0, br'));
  expect([refused.headers.get('content-encoding'), await refused.text()]).toEqual([null, text]);
});

test('short answers and what comes back from an act are not packed', async () => {
  const { browser } = await world.person('noor', ['security']);
  const visit = await browser.ask('GET', '/api/visit', encodings('gzip'));
  expect([visit.status, visit.headers.get('content-encoding')]).toEqual([200, null]);
  const login = await world.browser().ask('POST', '/api/login/options', { body: {}, ...encodings('gzip') });
  expect(login.headers.get('content-encoding')).toBeNull();
});
