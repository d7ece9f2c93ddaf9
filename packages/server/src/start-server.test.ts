import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from './start-server.ts';
import { gateWorld } from './testing/gate-world.ts';

test('a server that cannot listen stops everything that it had started', async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void taken.close());
  const world = await gateWorld();
  await world.stop();
  const { port } = taken.address() as AddressInfo;
  const lines: string[] = [];
  const starting = startServer({
    directory: world.place.directory,
    key: world.place.key,
    database: join(world.place.directory, '..', 'own.db'),
    origin: `http://localhost:${port}`,
    host: '127.0.0.1',
    port,
    offline: true,
    pages: new Map(),
    notices: { smtp: null, from: 'gate@lantern.example', webhook: null },
    demo: [],
    proxies: 0,
    environment: {},
    now: world.place.now,
    log: ({ details }) => lines.push(String(details['line'] ?? '')),
  });
  await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await pause(500);
  // Sealing and looking would go on with a database that is closed, for ever, and say so.
  expect(lines).toEqual([]);
});
