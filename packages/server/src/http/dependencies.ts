import type { Access } from '../access/access.ts';
import type { DemoLinks } from '../access/demo-links.ts';
import type { RateLimit, RateLimitName } from '../access/rate-limits.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { GateDesk } from '../gate-port.ts';
import type { PageManifest } from './page-manifest.ts';

/** One line of the log: what happened, never a token, a cookie, a body or a statement. */
export interface LogEntry {
  readonly time: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly event: string;
  readonly request: string;
  readonly person: string | null;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What the HTTP side is made of. It opens no socket, file or connection of its own. */
export interface ServerDependencies {
  readonly desk: GateDesk;
  readonly access: Access;
  readonly events: EventHub;
  readonly pages: PageManifest;
  /** Only for a record of kind `demo`. */
  readonly demo: DemoLinks | null;
  /** Instead of the built-in ones. */
  readonly limits?: Partial<Readonly<Record<RateLimitName, RateLimit>>>;
  /** Sends the link to the person who is invited; false where no mail is set up or nobody has an address. */
  readonly mailInvitation: (to: string, link: string, name: string) => Promise<boolean>;
  /** How many proxies of ours stand before us: the address is taken from that far back in `x-forwarded-for`. */
  readonly proxies: number;
  readonly log: (entry: LogEntry) => void;
}
