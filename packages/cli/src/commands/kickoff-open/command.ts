import type { CommandDefinition } from '../../command.ts';
import { signingOptions } from '../../shared-options.ts';

export const definition: CommandDefinition = {
  name: 'kickoff open',
  summary: 'Open the kickoff: agenda and invited people go into the record',
  options: [...signingOptions, { flags: '--title <text>', summary: 'title of the meeting' }],
  example: 'sallyport kickoff open',
  judges: false,
  load: async () => (await import('./run.ts')).run,
};
