import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'status',
  summary: 'What stands between us and GO, from the record as it is; runs no probe',
  options: [...repositoryOptions],
  example: 'sallyport status',
  judges: true,
  load: async () => (await import('./run.ts')).run,
};
