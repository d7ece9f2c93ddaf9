import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'trust cosign',
  summary: 'Read a proposed trust root and co-sign it',
  options: [
    ...signingOptions,
    { flags: '--accept', summary: 'accept it (needed where nobody can be asked)' },
    { flags: '--reject', summary: 'reject it; needs --reason' },
    { flags: '--reason <text>', summary: 'why' },
  ],
  example: 'sallyport trust cosign --accept',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
