import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'drill',
  summary: 'Sabotage a copy once for every probed facet and report which facets notice',
  options: [...repositoryOptions, { flags: '--criterion <id...>', summary: 'only these' }],
  example: 'sallyport drill',
  judges: true,
  load: async () => (await import('./run.ts')).run,
};
