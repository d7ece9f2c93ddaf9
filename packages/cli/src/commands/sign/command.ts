import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'sign',
  summary: 'Read in full what waits for your answer, then sign it',
  arguments: '[about...]',
  options: [
    ...signingOptions,
    { flags: '--accept', summary: 'accept everything listed (needed where nobody can be asked)' },
    { flags: '--reject', summary: 'reject what is listed; needs --reason' },
    { flags: '--reason <text>', summary: 'why' },
    { flags: '--show', summary: 'show what would be signed, and sign nothing' },
    { flags: '--out <file>', summary: 'hand the statements over as one file instead of writing the record' },
  ],
  example: 'sallyport sign E8 L4 --accept',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
