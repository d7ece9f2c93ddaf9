import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'kickoff minutes',
  summary: "Write the papers from what happened and seal them; the minutes' body waits for approval",
  options: [...signingOptions],
  example: 'sallyport kickoff minutes',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
