import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientNetwork } from './client-address.ts';
import type { HttpEnvironment } from './environment.ts';

async function network(proxies: number, forwarded: string | null): Promise<string> {
  const app = new Hono<HttpEnvironment>();
  app.get('/', (context) => context.text(clientNetwork(context, proxies)));
  const bindings = { incoming: { socket: { remoteAddress: '198.51.100.1' } } } as never;
  const headers = new Headers();
  if (forwarded !== null) headers.set('x-forwarded-for', forwarded);
  return (await app.request('/', { headers }, bindings)).text();
}

describe('whose request it is', () => {
  it('is the peer, whatever a header says, without a proxy of ours', async () => {
    expect(await network(0, '203.0.113.9')).toBe('198.51.100.1');
  });

  it('is what our proxies saw, and not what the client wrote before them', async () => {
    expect(await network(1, '192.0.2.66, 203.0.113.9')).toBe('203.0.113.9');
    expect(await network(2, '192.0.2.66, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
    expect(await network(1, null)).toBe('198.51.100.1');
    expect(await network(3, '203.0.113.9')).toBe('198.51.100.1');
  });
});
