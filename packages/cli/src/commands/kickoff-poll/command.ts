import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'kickoff poll',
  summary: 'Open the roll call on a snapshot, or show the one that is open',
  options: [
    ...signingOptions,
    { flags: '--deadline <duration>', summary: 'how long it stays open: PT24H by default, P3D at most' },
    { flags: '--watch', summary: 'stay and show answers as they come' },
    { flags: '--new', summary: 'open a new poll although one is open' },
  ],
  example: 'sallyport kickoff poll --watch',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
