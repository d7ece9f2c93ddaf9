import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'record add',
  summary: 'Add hand-over files that signers without git sent',
  arguments: '<file...>',
  options: [...repositoryOptions],
  example: 'sallyport record add lena.sallyport',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
