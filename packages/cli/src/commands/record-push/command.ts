import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'record push',
  summary: 'Push the record branch',
  options: [...repositoryOptions],
  example: 'sallyport record push',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
