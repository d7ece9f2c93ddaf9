import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'seal',
  summary: 'Append what is not sealed yet to the log and sign a checkpoint',
  options: [
    ...repositoryOptions,
    { flags: '--seal-key <path>', summary: 'the seal key (default: git config sallyport.sealKey)' },
  ],
  example: 'sallyport seal',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
