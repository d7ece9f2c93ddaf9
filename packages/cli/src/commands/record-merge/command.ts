import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'record merge',
  summary: 'After two sealers forked the log: keep the published one, seal the rest again',
  options: [...repositoryOptions],
  example: 'sallyport record merge',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
