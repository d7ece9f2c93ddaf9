import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'record pull',
  summary: 'Fetch the record and join it with yours',
  options: [...repositoryOptions],
  example: 'sallyport record pull',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
