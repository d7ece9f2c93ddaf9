import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'kickoff approve',
  summary: 'Read the minutes in full and approve them',
  options: [
    ...signingOptions,
    { flags: '--accept', summary: 'approve (needed where nobody can be asked)' },
    { flags: '--reject', summary: 'reject; needs --reason' },
    { flags: '--reason <text>', summary: 'why' },
    { flags: '--out <file>', summary: 'hand the statement over as one file' },
  ],
  example: 'sallyport kickoff approve',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
