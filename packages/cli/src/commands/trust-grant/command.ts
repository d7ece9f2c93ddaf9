import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'trust grant',
  summary: 'Propose a trust root in which a person holds a role',
  options: [
    ...signingOptions,
    { flags: '--person <id>', summary: 'who' },
    { flags: '--role <role>', summary: 'which role' },
  ],
  example: 'sallyport trust grant --person lena --role legal',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
