import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { EventHub } from '../events/event-hub.ts';
import type { HttpEnvironment } from './environment.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly events: EventHub;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Takes no new requests, lets those under way finish for up to ten seconds, and ends. */
  readonly close: () => Promise<void>;
}

/** What a client may cost before it has said who it is. Milliseconds and bytes. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5000,
} as const;
const MAX_HEADERS = 100;
const MAX_CONNECTIONS = 2500;
/** A socket on which nothing moves: screens get a heartbeat every 20 s. */
const IDLE_SOCKET_MS = 120_000;
const GRACE_MS = 10_000;
const IDLE_LOOK_MS = 20;

/** Listens. Rejects with node's error where the address cannot be had. */
export async function serve(
  app: Pick<Hono<HttpEnvironment>, 'fetch'>,
  { host, port, events }: ServeOptions,
): Promise<RunningServer> {
  const fetch = async (request: Request, env: unknown) => app.fetch(request, env as HttpEnvironment['Bindings']);
  const server = createAdaptorServer({ fetch, serverOptions: limits }) as Server;
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(IDLE_SOCKET_MS);
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.removeListener('error', failed);
      listening();
    });
  });
  const address = server.address() as AddressInfo;
  return { host: address.address, port: address.port, close: () => shut(server, events) };
}

async function shut(server: Server, events: EventHub): Promise<void> {
  const closed = new Promise<void>((done) => {
    server.close(() => done());
  });
  events.close();
  // Connections fall idle one by one as their answers end, and node would keep each for another request.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(impatience);
}
