import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'serve',
  summary: 'The board and the sign-off in a browser, for people who never open a terminal',
  options: [
    ...repositoryOptions,
    {
      flags: '--origin <url>',
      summary: 'where people find it; passkeys are bound to this host for good (default: http://localhost:PORT)',
    },
    { flags: '--host <address>', summary: 'address to listen on (default: 127.0.0.1)' },
    { flags: '--port <number>', summary: 'port to listen on (default: 4180)' },
    {
      flags: '--database <place>',
      summary: 'file of SQLite, or postgres://… (default: DATABASE_URL, else .git/sallyport/server.db)',
    },
    {
      flags: '--key <path>',
      summary: "the server's own SSH key (default: .git/sallyport/server-key, made when missing)",
    },
    { flags: '--proxies <number>', summary: 'how many proxies of yours stand before it (default: 0)' },
    { flags: '--first <person>', summary: 'id of the first person, who invites the others, while nobody is enrolled' },
    { flags: '--first-name <name>', summary: 'and the name that people read (default: the id)' },
    {
      flags: '--demo-keys <folder>',
      summary: 'for a record of kind demo: play everybody whose private key lies there',
    },
  ],
  example: 'sallyport serve --origin https://gate.example.org --proxies 1',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
