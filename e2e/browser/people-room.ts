import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { repositoryRoot } from '../repository-root.ts';
import { type GateServer, type Served, startGateServer } from './gate-server.ts';
import { type Visitor, visit } from './visitor.ts';

/** A gate at work, and each person with a browser context and an authenticator of their own. */
export interface PeopleRoom {
  readonly server: GateServer;
  readonly visitor: (id: string) => Visitor;
  readonly page: (id: string) => Page;
  /** Opens the contexts of these people. */
  readonly enter: (...ids: readonly string[]) => Promise<void>;
  /** What any console complained about, with whose it was. */
  readonly complaints: () => readonly string[];
  /** Pictures of every open page, for whoever has to find out why a test failed. */
  readonly leavePictures: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openPeopleRoom(browser: Browser, served: Served): Promise<PeopleRoom> {
  const server = await startGateServer(served);
  const visitors = new Map<string, Visitor>();
  function visitor(id: string): Visitor {
    const found = visitors.get(id);
    if (found === undefined) throw new Error(`${id} has no browser here.`);
    return found;
  }
  return {
    server,
    visitor,
    page: (id) => visitor(id).page,
    async enter(...ids) {
      for (const id of ids) if (!visitors.has(id)) visitors.set(id, await visit(browser));
    },
    complaints: () => [...visitors].flatMap(([id, { complaints }]) => complaints.map((line) => `${id}: ${line}`)),
    async leavePictures(name) {
      const reports = join(repositoryRoot, 'reports', 'browser');
      mkdirSync(reports, { recursive: true });
      for (const [id, { page }] of visitors)
        await page.screenshot({ path: join(reports, `${name}-${id}.png`), timeout: 5000 }).catch(() => undefined);
      process.stdout.write(`The server said last:\n${server.said().slice(-4000)}\nPages as they stood: ${reports}\n`);
    },
    async close() {
      for (const each of visitors.values()) await each.leave();
      await server.stop();
    },
  };
}
