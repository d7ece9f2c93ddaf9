import { printable } from '@sallyport/actions/printable';
import { fingerprintWords, type LaterTrouble, type StartedServer } from '@sallyport/server';
import type { Terminal } from '../../terminal/terminal.ts';
import type { FirstPerson, ServeSettings } from './serve-settings.ts';
import type { ServerKey } from './server-key.ts';

interface Serving {
  readonly settings: ServeSettings;
  readonly key: ServerKey;
  readonly server: StartedServer;
  readonly directory: string;
}

/** Says where it is to be found, what it works on, and in a demo who can be played. */
export function sayServing(terminal: Terminal, { settings, key, server, directory }: Serving): void {
  const { origin, database } = settings;
  const { host, port, demoLinks } = server;
  if (terminal.json) {
    const links = demoLinks.map(({ person, roles, link }) => ({ person: person.id, name: person.name, roles, link }));
    terminal.document({ origin, host, port, directory, key: key.fingerprint, links });
    return;
  }
  terminal.out(
    [
      `Serving ${directory} at ${origin} (listening on ${host}:${port})`,
      `  database  ${withoutPassword(database)}`,
      `  its key   ${key.fingerprint}${key.made ? ', made just now' : ''}  ${key.path}`,
      // Whoever founds the root compares them with what the review shows of this server.
      `  in words  ${fingerprintWords(key.fingerprint)}`,
    ].join('\n'),
  );
  if (demoLinks.length === 0) return;
  const titles = demoLinks.map(({ person, roles }) => `${person.name}, ${roles.join(', ') || 'no role'}`);
  const width = Math.max(...titles.map((title) => title.length));
  terminal.out(
    [
      '\nA demo: each link logs in as one person, whose key this server holds. Open several in one browser, one a window.',
      ...demoLinks.map(({ link }, index) => `  ${titles[index]?.padEnd(width)}  ${link}`),
    ].join('\n'),
  );
}

/** The link for whoever comes first, shown once: it makes its holder the one who invites. */
export function sayFirst(terminal: Terminal, first: FirstPerson, link: string): void {
  terminal.note(
    `\nNobody is enrolled yet. Whoever opens this link becomes ${first.id}, makes two passkeys and invites the others.\nIt works once:\n  ${link}`,
  );
}

/** What stops the gate on the day of the decision, said while there is time. */
export function sayLaterTrouble(terminal: Terminal, { what, command }: LaterTrouble): void {
  if (terminal.json) {
    terminal.note(JSON.stringify({ level: 'warning', event: 'later trouble', what, command }));
    return;
  }
  terminal.note(printable(`\nThis will be in the way later: ${what}`));
  if (command !== null) terminal.note(printable(`  ${command}`));
}

function withoutPassword(address: string): string {
  return address.replace(/:\/\/[^/\s@]+@/, '://');
}
