import type { CommandDefinition } from '../../command.ts';
import { noOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'verify',
  summary: 'Check every byte of a record and compute its decisions again; needs no network and no clock',
  options: [
    ...noOptions,
    { flags: '--dir <path>', summary: 'a directory with .sallyport, or a repository' },
    { flags: '--root <fingerprint>', summary: 'the genesis fingerprint you know from elsewhere' },
    { flags: '--after <file>', summary: 'a checkpoint you kept: the record must continue it' },
    { flags: '--at <time>', summary: 'also the verdict at this time (RFC 3339)' },
  ],
  example: 'sallyport verify --root 9f2c…',
  judges: true,
  load: async () => (await import('./run.ts')).run,
};
