import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TeamMemberId, team } from '@sallyport/emberfall';
import type { Browser, Page } from 'playwright-core';
import { repositoryRoot } from '../repository-root.ts';
import { type EmberfallProject, emberfallProject } from './emberfall-project.ts';
import { type GateServer, startGateServer } from './gate-server.ts';
import { type Visitor, visit } from './visitor.ts';

/** Emberfall's gate in a browser: the server at work, and each person with a browser of their own. */
export interface MissionRoom {
  readonly project: EmberfallProject;
  readonly server: GateServer;
  readonly visitor: (id: TeamMemberId) => Visitor;
  readonly page: (id: TeamMemberId) => Page;
  /** Opens the contexts of these people. */
  readonly enter: (ids: readonly TeamMemberId[]) => Promise<void>;
  /** What any console complained about, with whose it was. */
  readonly complaints: () => readonly string[];
  /** Pictures of every open page, for whoever has to find out why a test failed. */
  readonly leavePictures: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const everyone = team.map(({ id }) => id);

/** `database` gets the folder of the room, for a database that is a file in it. */
export async function openMissionRoom(
  browser: Browser,
  database: (folder: string) => string,
): Promise<MissionRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-mission-'));
  const project = await emberfallProject(join(folder, 'stage'));
  const server = await startGateServer(project, database(folder));
  const visitors = new Map<TeamMemberId, Visitor>();
  function visitor(id: TeamMemberId): Visitor {
    const found = visitors.get(id);
    if (found === undefined) throw new Error(`${id} has no browser here.`);
    return found;
  }
  return {
    project,
    server,
    visitor,
    page: (id) => visitor(id).page,
    async enter(ids) {
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
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
