import type { PersonId } from '@sallyport/record';
import { openStore } from '@sallyport/store';
import { type DemoLinks, type DemoPerson, demoLinks } from './access/demo-links.ts';
import { invite } from './access/invite.ts';
import { createEventHub } from './events/event-hub.ts';
import { type OpenGate, openGate } from './gate/open-gate.ts';
import type { GateDesk } from './gate-port.ts';
import { createApp } from './http/create-app.ts';
import type { LogEntry } from './http/dependencies.ts';
import type { PageManifest } from './http/page-manifest.ts';
import { serve } from './http/serve.ts';
import { siteOf } from './http/site.ts';
import { mailInvitations } from './notices/mail-invitations.ts';
import type { NoticeSettings } from './notices/notice-settings.ts';
import { startUpkeep } from './upkeep/upkeep.ts';

export interface ServerSettings {
  /** A clone of the project's repository that the server has for itself. */
  readonly directory: string;
  /** The server's own SSH key. */
  readonly key: string;
  /** Path of an SQLite file, or postgres://… . */
  readonly database: string;
  /** Where people find it: passkeys are bound to this host for good. */
  readonly origin: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly offline: boolean;
  readonly pages: PageManifest;
  readonly notices: Omit<NoticeSettings, 'page'>;
  /** Only for a record of kind `demo`: persons, and where their keys lie. Whoever is not enrolled is left out. */
  readonly demo: readonly { readonly id: PersonId; readonly key: string }[];
  /** Proxies of ours that stand before it. */
  readonly proxies: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => string;
  readonly log: (entry: LogEntry) => void;
}

export interface StartedServer {
  readonly host: string;
  readonly port: number;
  readonly demoLinks: readonly {
    readonly person: DemoPerson;
    readonly roles: readonly string[];
    readonly link: string;
  }[];
  /** A link for the first person, who invites the others. Throws SERVER_NOT_ALLOWED once there is a trust root. */
  readonly inviteFirst: (person: {
    readonly id: PersonId;
    readonly name: string;
    readonly roles: readonly string[];
  }) => Promise<string>;
  /** Whether anybody is in the trust root. */
  readonly founded: () => Promise<boolean>;
  /** Tells what would stop the gate later, each in a sentence with the command that mends it. */
  readonly tellLaterTrouble: OpenGate['tellLaterTrouble'];
  readonly close: () => Promise<void>;
}

/** Opens database and gate, and listens. Throws StoreError, ServerError, WorkspaceError, or node's error of listening. */
export async function startServer(settings: ServerSettings): Promise<StartedServer> {
  const { directory, key, origin, offline, environment, now, log } = settings;
  const site = siteOf(origin);
  const store = await openStore(settings.database);
  const closing: Close[] = [() => store.close()];
  const note = (line: string): void =>
    log({ time: now(), level: 'warning', event: 'note', request: '', person: null, details: { line } });
  try {
    const demoKeys = new Map(settings.demo.map((each) => [each.id, each.key]));
    const notices = { ...settings.notices, page: `${origin}/` };
    const { rpId } = site;
    const gate = await openGate(
      { store, directory, key, offline, rpId, origins: [origin], demoKeys, environment, now, note },
      notices,
    );
    closing.push(gate.stop);
    const { desk } = gate;
    const access = { store, site, now };
    const events = createEventHub(desk);
    closing.push(events.close);
    const played = await demoPeople(desk, settings.demo);
    const demo = played.length > 0 ? demoLinks(origin, played) : null;
    const mail = mailInvitations(notices);
    closing.push(mail.close);
    const { pages, proxies, host, port } = settings;
    const app = createApp({ desk, access, events, pages, demo, proxies, log, mailInvitation: mail.send });
    closing.push(startUpkeep({ store, now, note }));
    const running = await serve(app, { host, port, events });
    closing.push(running.close);
    return {
      host: running.host,
      port: running.port,
      demoLinks: await withRoles(desk, demo?.links ?? []),
      founded: async () => (await desk.standing('')).root !== null,
      tellLaterTrouble: gate.tellLaterTrouble,
      async inviteFirst({ id, name, roles }) {
        const standing = { front: await desk.front(), invitee: await desk.standing(id) };
        const { link } = await invite(access, { person: id, name, email: null, roles: [...roles] }, null, standing);
        return link;
      },
      close: () => closeAll(closing),
    };
  } catch (error) {
    // What was started would go on beside a server that never listened, and keep its process.
    await closeAll(closing).catch((worse: unknown) => note(`Not everything could be stopped: ${String(worse)}`));
    throw error;
  }
}

type Close = () => Promise<void> | void;

/** What was opened last is closed first, and what cannot be closed keeps nothing else open. Throws the first error. */
async function closeAll(closing: readonly Close[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closing.toReversed()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Everybody whose demo key the trust root lists, with the name that the record has. */
async function demoPeople(desk: GateDesk, given: ServerSettings['demo']): Promise<readonly DemoPerson[]> {
  if (given.length === 0) return [];
  const { people } = await desk.people('');
  const standings = await Promise.all(given.map(({ id }) => desk.standing(id)));
  return given.flatMap(({ id }, index) =>
    standings[index]?.demoKey ? [{ id, name: people.find((each) => each.id === id)?.name ?? id }] : [],
  );
}

async function withRoles(desk: GateDesk, links: DemoLinks['links']): Promise<StartedServer['demoLinks']> {
  const standings = await Promise.all(links.map(({ person }) => desk.standing(person.id)));
  return links.map((each, index) => ({ ...each, roles: standings[index]?.roles.map(({ title }) => title) ?? [] }));
}
