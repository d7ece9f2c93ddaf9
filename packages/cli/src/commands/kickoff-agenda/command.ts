import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'kickoff agenda',
  summary: 'Print the agenda that the open criteria make',
  options: [...repositoryOptions],
  example: 'sallyport kickoff agenda',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
