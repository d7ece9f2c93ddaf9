import type { CommandDefinition } from '../../command.ts';
import { repositoryOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'explain',
  summary: 'Everything about one criterion, or about one rule: what it asks, what was seen, who signed, what to do',
  arguments: '<criterion-or-rule>',
  options: [...repositoryOptions],
  example: 'sallyport explain A8',
  judges: true,
  load: async () => (await import('./run.ts')).run,
};
